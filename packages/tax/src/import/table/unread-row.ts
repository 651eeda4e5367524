/** Why a row is not read. Thrown inside importers only: `readGroups` makes a line of `unread` of it. */
export class UnreadRow extends Error {}
