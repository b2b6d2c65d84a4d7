/** English words of what is done with selected invoices; the type that the other languages fill. */
export const en = {
  attach: {
    action: 'Attach papers',
    drop: 'Attach PDFs by their numbers, or drop them here',
    title: 'Attach PDFs to invoices',
    choose: 'Choose the files',
    again: 'More files',
    text: 'Each file is attached to the document whose number its name carries, such as “F-1001.pdf” or “Order for 2024-0113.pdf”. What fits nothing is listed, and attached to nothing.',
    files: 'PDF files',
    hint: 'Up to 200 at once, each up to 25 MB. You can also drop them on this page, or on the list of invoices.',
    button: 'Attach',
    none: 'No file was chosen.',
    result: 'What was attached',
    matched: 'Attached to',
    why: 'Why it was left out',
    byHand: 'Rename these files, or attach them by hand: select the invoice in the list and press “Attach papers”.',
    undo: 'Take these back',
    undone: { one: '{n} document was taken back', other: '{n} documents were taken back' },
    back: 'To the invoices',
  },
  recovery: {
    action: 'Recovery file',
    title: 'One recovery file for each customer',
    several: {
      one: 'The invoices you selected are of {n} customer.',
      other: 'The invoices you selected are of {n} customers.',
    },
    text: 'A file is a claim against one of them: open them one after the other. What you selected of each is ticked already.',
    customer: 'Customer',
    selected: 'Selected',
    sum: 'Open',
    next: 'Next step',
    items: { one: '{n} item', other: '{n} items' },
    open: 'Begin the file',
    make: 'Begin the file of {customer}',
    more: 'The first {n} are shown: narrow the list for the others.',
    back: 'To the invoices',
  },
};

export type SelectionWords = typeof en;
