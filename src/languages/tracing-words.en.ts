/** English words of the search for a customer; the type that the other languages fill. */
export const en = {
  title: 'Search for this customer',
  action: 'Search for the customer',
  signs: {
    addresses: {
      one: 'Letters came back from {n} address.',
      other: 'Letters came back from {n} addresses.',
    },
    contacts: {
      one: 'Mail to {n} contact bounced.',
      other: 'Mail to {n} contacts bounced.',
    },
    unreached: 'Nothing reaches this customer any more.',
    propose: 'A search is proposed; nothing begins by itself.',
  },
  since: 'Under way since {day}, to be done by {due}: {reason}',
  nothing: 'Nothing was looked up yet.',
  over: {
    found: '{day}: a new address was found',
    untraceable: '{day}: nobody finds this customer',
    stopped: '{day}: the search was given up',
  },
  links: {
    look: 'Write down what was looked up',
    found: 'A new address was found',
    end: 'End the search',
    ask: 'Ask the partner to look',
    resume: 'Go on searching',
  },
  start: {
    title: 'Search for {customer}',
    intro: 'This opens a task with a day. Reminders and cases go on as they are.',
    reason: 'What shows that the address no longer holds',
    due: 'To be done by',
    submit: 'Begin the search',
    done: 'The search is under way, to be done by {day}.',
    stands: 'A search is under way already.',
    undone: 'begun by mistake',
  },
  look: {
    title: 'What was looked up for {customer}',
    what: 'Where',
    whatHint: 'Register of companies, residents’ register, telephone, neighbours, a visit…',
    on: 'On',
    result: 'What it said',
    submit: 'Write it down',
    done: 'Written down.',
  },
  found: {
    title: 'New address of {customer}',
    intro: 'It takes the place of the address in that role, and the search ends.',
    why: 'Where it was found',
    submit: 'Keep this address and end the search',
    done: 'The address is kept; the search ended.',
  },
  end: {
    title: 'End the search for {customer}',
    intro:
      'Where nobody finds the customer, the evaluation of its cases says so and closing them names it. No message stops by this.',
    outcome: 'How',
    outcomes: {
      untraceable: 'Nobody finds this customer',
      stopped: 'Nobody searches any more',
    },
    why: 'What is to be remembered',
    submit: 'End the search',
    done: 'The search ended.',
  },
  resume: {
    title: 'Go on searching for {customer}',
    intro: 'The last search goes on with what was looked up, and its task is open again.',
    submit: 'Go on searching',
    done: 'The search goes on.',
    none: 'There is no search that could go on.',
  },
  ask: {
    title: 'Ask a partner to look for {customer}',
    intro: 'It is written to the partner as a message of the case; the answer comes there.',
    case: 'Case',
    text: 'Message',
    usual:
      'The address that we know of the debtor no longer holds. Please find out where it is now and tell us the address with the source.',
    submit: 'Send to the partner',
    done: 'Sent to {partner}.',
    none: 'No case of this customer is with a partner.',
  },
};

export type TracingWords = typeof en;
