/** English words of the settings of what customers see; the type that the other languages fill. */
export const en = {
  look: 'Look',
  colour: 'Colour',
  colourHint: 'Such as #1d4f91. Made darker or lighter where it could not be read.',
  wrongColour: 'Write a colour as # and six digits, such as #1d4f91.',
  logo: 'Logo',
  logoHint: 'PNG or JPEG, at most 200 kB.',
  logoNow: 'The logo now',
  logoFile: 'Picture',
  upload: 'Use this logo',
  remove: 'Take the logo away',
  logoKept: 'Logo kept.',
  logoGone: 'The logo is taken away.',
  operator: 'Who looks after the accounts',
  operatorHint:
    'Only where that is not the company itself: an agency or a shared service. It then stands at the head of each page, with the company for which it acts.',
  name: 'Name',
  address: 'Address',
  registerNo: 'Register number',
  permission: 'Permission and who supervises it',
  phone: 'Telephone',
  email: 'Email',
  website: 'Website',
  texts: 'In your own words',
  textsHint:
    'By language of the customer. Questions: a line that asks, below it the answer, an empty line between two. They take the place of those that are shipped.',
  questions: 'Questions that are often asked',
  privacy: 'Data protection: what is added to the shipped words',
  shipped: 'As shipped:',
  save: 'Save',
  saved: 'What customers see is changed.',
  unchanged: 'Nothing was changed.',
  wrongQuestions:
    'Each question needs an answer on the lines below it: at most 200 and 2,000 characters, at most 30 questions.',
  wrongPrivacy: 'At most 10,000 characters.',
  wrongOperator: 'Give at least a name; an email as name@company.example.',
  preview: 'Look at it: the portal link on the page of a customer shows it as that customer sees it.',
};

export type PortalSettingsWords = typeof en;
