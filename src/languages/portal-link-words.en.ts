/** English words around the link to a customer's portal; the type that the other languages fill. */
export const en = {
  title: 'Portal of {customer}',
  text: 'The link opens the customer’s own account: what is owed, how to pay, promise a day, object. It opens once, within {days} days; whoever has it can open it. Earlier links of this customer end.',
  none: 'No link is in force.',
  live: 'A link was given; it can be opened until {day}.',
  used: 'The customer has opened the link; it holds until {day}.',
  make: 'Make a link',
  revoke: 'Revoke the link',
  ended: 'The link does not open any more. Whoever was in is out.',
  link: 'Link to copy, shown once',
};

export type PortalLinkWords = typeof en;
