import type { Visit } from '../companies/visit.pages';

/**
 * What a task, a comment or an event is about, as an address: `dispute/3` is that dispute's page. Empty where what it is about
 * has no page of its own.
 */
export function placeOf({ at, work }: Visit, about: string): string {
  const [kind = '', number = ''] = about.split('/');
  if (!/^\d+$/.test(number)) return '';
  const id = Number(number);
  switch (kind) {
    case 'dispute':
      return at.dispute(work.ids.seal('dispute', id));
    case 'promise':
      return at.promise(work.ids.seal('promise', id));
    case 'customer':
      return at.customer(work.ids.seal('customer', id));
    case 'message':
      return at.message(work.ids.seal('message', id));
    case 'import':
      return at.import(work.ids.seal('import', id));
    case 'run':
      return at.run(work.ids.seal('run', id));
    case 'case':
      return at.case(work.ids.seal('case', id));
    default:
      return '';
  }
}
