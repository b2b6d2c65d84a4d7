/** English names of the pages of settings, and what each is for. */
export const subject = {
  company: 'Company',
  senders: 'Senders',
  portal: 'What customers see',
  bank: 'Bank accounts',
  online: 'Paying online',
  calendar: 'Calendar',
  thresholds: 'Thresholds',
  categories: 'Dispute deadlines',
  test: 'Test mode',
  mailbox: 'Mailbox',
  intake: 'Files that come by themselves',
  post: 'Postal service',
  sms: 'Short messages (SMS)',
  rates: 'Rates of the law',
  accounting: 'Accounting',
  law: 'Law',
  retention: 'Data retention',
  people: 'People and roles',
};

export const intro = {
  company: 'Who claims, exactly as legal papers must name it. What is missing here is missing in every recovery file.',
  senders: 'Who messages come from, where answers go, and who is named in them.',
  portal:
    'The page on which customers see what they owe: how it looks, who looks after it, and what it says in your own words. What is empty is as shipped.',
  bank: 'Where customers pay to. A change needs a second person and takes effect {hours} hours later; until then it can be stopped.',
  online:
    'Customers may pay by card or from their bank on the page of a payment provider. Off until a provider is set up; transfers go on as they are.',
  calendar: 'When the day of this company begins, when it runs, and on which days nothing is sent.',
  thresholds:
    'What every run looks at before it asks anybody for money. A change holds from the next run on; what was sent stays.',
  test: 'While a company tries Duly out, nothing reaches its customers.',
  mailbox: 'Mailboxes into which answers and mail that comes back arrive. They are read; nothing is removed there.',
  intake:
    'Sources that put their files into a folder or on a server. Each complete file is imported as that source was imported before; what is unsure of it waits for a person.',
  post: 'Who prints and posts the letters. Each letter is given once; what the service answers moves it.',
  sms: 'By which provider short messages leave. They go to mobiles only, from Monday to Saturday in daytime where their reader is, and to private persons only where they agreed.',
  rates:
    'Reference rates by which late payment bears interest, each with its source. They hold for all companies; a rate is never carried on past the last day for which it was published.',
  accounting:
    'Which accounts, in which format: how journals of fees, interest, write-offs and differences are written for the books.',
  law: 'What the law of a country says of late payment, each rule with where it stands. What is not verified charges nobody, stops nothing and threatens nobody until somebody here has read it in the official text.',
  retention: 'What is emptied by itself, once a day, when its time is over. Nothing is emptied unless a period is set.',
};
