import { CUSTOMER_MOVES, type Move } from '../customers/moves';
import { DOCUMENT_MOVES } from '../documents/moves.store';
import { FINANCE_MOVES } from '../finances/moves.store';
import { TASK_MOVES } from '../tasks/moves.store';
import { TRACING_MOVES } from '../tracing/moves.store';
import { LAW_MOVES } from '../law/moves.store';
import { LEDGER_MOVES } from '../ledger/moves.store';
import { OUTBOX_MOVES } from '../outbox/moves.store';
import { ACTIVITY_MOVES } from '../activities/moves.store';
import { CALL_MOVES } from '../calls/moves.store';
import { CASH_MOVES } from '../cash/moves.store';
import { CHECKOUT_MOVES } from '../checkout/moves.store';
import { DISPUTE_MOVES } from '../disputes/moves.store';
import { PROMISE_MOVES } from '../promises/moves.store';
import { NOTICE_MOVES } from '../notices/moves.store';
import { REMINDER_MOVES } from '../reminders/moves.store';
import { STATEMENT_MOVES } from '../statements/moves.store';
import { DOSSIER_MOVES } from '../dossier/moves.store';
import { ADVICE_MOVES } from '../advice/moves.store';
import { CASE_MOVES } from '../cases/moves.store';
import { MANDATE_MOVES } from '../mandates/moves.store';
import { INBOX_MOVES } from '../inbox/moves.store';
import { INSOLVENCY_MOVES } from '../insolvency/moves.store';
import { LINK_MOVES } from '../people/moves.store';
import { VISIT_MOVES } from '../visits/moves.store';

/** What comes along when two records of one customer become one, room by room. */
export const customerMoves: readonly Move[] = [
  [...LINK_MOVES, ...CUSTOMER_MOVES, ...DOCUMENT_MOVES, ...TASK_MOVES, ...LEDGER_MOVES, ...LAW_MOVES, ...OUTBOX_MOVES, ...ACTIVITY_MOVES],
  [...CALL_MOVES, ...VISIT_MOVES, ...CASH_MOVES, ...CHECKOUT_MOVES, ...DISPUTE_MOVES, ...PROMISE_MOVES, ...REMINDER_MOVES, ...STATEMENT_MOVES, ...NOTICE_MOVES, ...DOSSIER_MOVES, ...ADVICE_MOVES, ...MANDATE_MOVES, ...CASE_MOVES],
  [{ table: 'notification' }, ...INBOX_MOVES, ...INSOLVENCY_MOVES, ...FINANCE_MOVES, ...TRACING_MOVES],
].flat(); // prettier-ignore
