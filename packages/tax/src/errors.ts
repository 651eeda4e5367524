import { defineErrorCodes } from '@rxtrade/core';

/** The codes of tax: 5xx. */
export const taxErrors = defineErrorCodes(
  {
    code: 'E501',
    title: 'Invalid transaction',
    wayOut: 'Correct the field the message names.',
  },
  {
    code: 'E502',
    title: 'Unknown jurisdiction or method',
    wayOut: 'Name one that the message lists, or pass your own as a value.',
  },
  {
    code: 'E503',
    title: 'No rate or price for that day',
    wayOut: 'Give the transaction an fxRate or a total, or add the day to the rates.',
  },
  {
    code: 'E504',
    title: 'Portfolio value is missing',
    wayOut: 'State portfolioValue on the sale: what everything held was worth just before it.',
  },
  {
    code: 'E505',
    title: 'Transaction out of order',
    wayOut: 'Feed transactions in time order, or compute them all at once.',
  },
  {
    code: 'E506',
    title: 'Two transactions with one id',
    wayOut: 'Give every transaction an id of its own.',
  },
  {
    code: 'E507',
    title: 'The format cannot say it',
    wayOut: 'Use the format the message names instead.',
  },
  {
    code: 'E508',
    title: 'Invalid allocation of basis',
    wayOut: 'Allocate each unit that was held once, to an account that holds it.',
  },
  {
    code: 'E509',
    title: 'Tax file cannot be read',
    wayOut: 'Check the path, and give the kind of file that the message asks for.',
  },
  {
    code: 'E510',
    title: 'Unknown format of transactions',
    wayOut: 'Name a format that the message lists, or write the columns of the generic one.',
  },
  {
    code: 'E511',
    title: 'Tax file cannot be written',
    wayOut: 'Choose a folder that exists and that you may write to.',
  },
  {
    code: 'E515',
    title: 'PDF form cannot be used',
    wayOut: 'Give a PDF with fields that can be filled (AcroForm), without a password.',
  },
  {
    code: 'E516',
    title: 'The form has no such field',
    wayOut: 'Take a name that `rxtrade tax fields` lists.',
  },
  {
    code: 'E517',
    title: 'No such figure for a field',
    wayOut: 'Map the field to a figure that was worked out, of one tax year.',
  },
  {
    code: 'E518',
    title: 'Reported sale cannot be read',
    wayOut: 'Correct the column or the line that the message names.',
  },
  {
    code: 'E519',
    title: 'Not a tax year of the jurisdiction',
    wayOut: 'Write the year as the message does, such as 2025, or 2025-26 where it does not follow the calendar.',
  },
);
