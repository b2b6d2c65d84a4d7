import { logActivity } from '../activities/actions';
import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { raise } from '../disputes/actions';
import { settle } from '../disputes/settle.actions';
import { disputeHolds, disputesOf } from '../disputes/store';
import { assert } from '../kernel/assert';
import { addDays } from '../kernel/day';
import { putHold } from '../ledger/actions';
import type { OpenItem } from '../ledger/open-item';
import { findItems } from '../ledger/store';
import type { Work } from '../platform/work';
import { recordPromise } from '../promises/actions';
import type { Deed } from '../stories/story';
import { agreeOn } from './plan.actions';

/** The deeds of the demo's story, done through the same actions as a clerk's. */
export async function doDeed(work: Work, company: Company, deed: Deed): Promise<void> {
  switch (deed.does) {
    case 'dispute': {
      const item = await itemOf(work, company, deed.document);
      const { customerId, itemId } = item;
      const items = [{ itemId, amountMinor: deed.amountMinor }];
      await raise(work, { companyId: company.id, customerId, items, category: deed.category, objection: deed.text });
      return;
    }
    case 'settle': {
      const item = await itemOf(work, company, deed.document);
      const disputes = await disputesOf(work.db.read, { companyId: company.id });
      const dispute = disputes.find((one) => one.items.some(({ itemId }) => itemId === item.itemId));
      assert(dispute, `nothing is disputed of ${deed.document}`);
      const which = { companyId: company.id, disputeId: dispute.id };
      await settle(work, which, { outcome: deed.outcome, answer: deed.text, answeredOn: work.today });
      return;
    }
    case 'promise': {
      const { itemId, customerId } = await itemOf(work, company, deed.document);
      const of = { items: [{ itemId, amountMinor: deed.amountMinor }] };
      const request = { companyId: company.id, customerId, of, promisedOn: deed.on, channel: 'phone' };
      await recordPromise(work, request, disputeHolds);
      return;
    }
    case 'plan':
      assert(deed.plan.is === 'accepted', 'the demo ends no plan');
      return agreeOn(work, company, deed.plan);
    case 'hold': {
      assert(deed.kind === 'goodwill' || deed.kind === 'admin', `the demo puts no hold of kind ${deed.kind}`);
      const customer = await findCustomer(work.db.read, company.id, deed.whom);
      const whole = { companyId: company.id, customerId: customer.id, itemIds: [], amountMinor: null };
      await putHold(work, {
        ...whole,
        kind: deed.kind,
        reason: deed.reason,
        until: deed.until ?? addDays(work.today, 14),
      });
      return;
    }
    case 'call': {
      const customer = await findCustomer(work.db.read, company.id, deed.whom);
      const contact = {
        companyId: company.id,
        customerId: customer.id,
        kind: 'call',
        direction: 'out',
      };
      await logActivity(work, { ...contact, note: deed.text, visibility: 'court' });
      return;
    }
    default:
      assert(false, `the demo's story has no ${deed.does}`);
  }
}

async function itemOf(work: Work, company: Company, document: string): Promise<OpenItem> {
  const [item] = await findItems(work.db.read, { companyId: company.id, text: document });
  assert(item, `there is no ${document}`);
  return item;
}

/** Is the deed about this company? Its documents and customers carry the numbers of one of the two. */
export async function concerns(work: Work, company: Company, deed: Deed): Promise<boolean> {
  const planned = deed.does === 'plan' && deed.plan.is === 'accepted' ? deed.plan.documents[0] : undefined;
  const text = 'document' in deed ? deed.document : 'whom' in deed ? deed.whom : planned;
  if (text === undefined) return false;
  const asked =
    'document' in deed || planned !== undefined
      ? itemOf(work, company, text)
      : findCustomer(work.db.read, company.id, text);
  return asked.then(
    () => true,
    () => false,
  );
}
