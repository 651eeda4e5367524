/** .gitignore of a new project: no secrets, no data, nothing that can be made again. */
export const gitignoreTemplate = `node_modules/
data/
.env
`;
