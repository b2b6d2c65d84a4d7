import { record } from '../audit/actions';
import type { SettingChanged } from '../companies/actions';
import { endReminders, WRITTEN_IN_TEST_MODE } from './reminder.store';
import { testReminders } from './undo.store';

/**
 * When a company leaves the test mode, what it wrote in it never happened for its debtors: those reminders stay visible, but
 * none of their steps counts, and the first message that really leaves is a first reminder.
 */
export const forgetTestReminders: SettingChanged = async (tx, work, { companyId, name, value }) => {
  if (name !== 'testMode' || value !== false) return;
  const tested = await testReminders(tx, companyId);
  const ended = await endReminders(tx, work, tested.map((id) => ({ id, why: WRITTEN_IN_TEST_MODE })), 'cancelled'); // prettier-ignore
  if (ended.length === 0) return;
  const payload = { reminders: ended.length };
  await record(tx, work, { companyId, kind: 'reminder.test_mode_left', ref: `company/${companyId}`, payload });
};
