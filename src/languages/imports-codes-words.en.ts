/** English words of damaged customer numbers and what is decided of them; the type that the other languages fill. */
export const codes = {
  title: 'Customer numbers that may be damaged',
  text: 'Spreadsheets take leading zeros from numbers and cut long ones. Nothing is put together by itself: decide, and it holds for the next files of this source too.',
  must: 'Decide of each of them, then the file can be booked.',
  number: 'Number {code}',
  numberName: 'Number {code}, {name}',
  because: {
    zeros: 'other zeros, the same name',
    writing: 'written another way, the same name',
    cut: 'cut by a spreadsheet: the lines are left out until you decide',
    decided: 'decided before',
  },
  same: 'Is customer {code}, {name}',
  sameNumber: 'Is customer {code}',
  other: 'Is another customer',
  leaveOut: 'Leave its lines out',
  save: 'Keep this and look at the file again',
};
export type CodesWords = typeof codes;
