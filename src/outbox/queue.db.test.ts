import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { queueMessages } from './actions';
import { withdrawMessages } from './change.actions';
import { previewDraft } from './show.actions';
import { dropTemplate, loadShippedTemplates, shippedPapers, saveTemplate } from './template.actions';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';

const open = testDatabase();
let count = 0;
const fresh = (): Promise<LittleOutbox> => littleOutbox(open.db, open.home, `queue${(count += 1)}`);

const shipped = (): string[] =>
  readdirSync(join(__dirname, '..', '..', 'templates', 'messages'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.hbs'),
  );

const to = (email: string) => ({ channel: 'email', email, name: null, contactId: null }) as const;

describe('the outbox', () => {
  it('C1: takes a message once, however often and however written it is asked for', async () => {
    const box = await fresh();
    const [first] = await box.queue(box.draft());
    expect(first).toMatchObject({ outcome: 'queued', language: 'en' });
    const again = await box.queue(box.draft(), box.draft({ about: 'reminder/2', to: to(' Anna@Example.COM ') }));
    const known = { outcome: 'exists', messageId: first?.outcome === 'queued' ? first.messageId : 0 };
    expect(again).toEqual([known, known]);
    expect(await box.states()).toEqual(['queued anna@example.com']);
  });

  it('takes the first of two alike in one breath', async () => {
    const box = await fresh();
    const answers = await box.queue(
      box.draft(),
      box.draft({ about: 'reminder/2' }),
      box.draft({ to: to('ben@example.com') }),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['queued', 'exists', 'queued']);
  });

  it('takes another one for another day, and again for a day whose message was withdrawn', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    expect((await box.queue(box.draft({ day: day('2026-03-03') })))[0]?.outcome).toBe('queued');
    const { companyId } = box.ledger;
    const which = { companyId, abouts: ['reminder/1'], reason: 'run cancelled' };
    expect(await open.db.transaction((tx) => withdrawMessages(tx, box.work(), which))).toHaveLength(2);
    expect((await box.queue(box.draft()))[0]?.outcome).toBe('queued');
    expect(await box.states()).toEqual([
      'withdrawn anna@example.com',
      'withdrawn anna@example.com',
      'queued anna@example.com',
    ]);
  });

  it('C1: has the key in the database itself', async () => {
    const box = await fresh();
    await box.queue(box.draft());
    const twice = open.db.write.raw(
      `insert into message (company_id, customer_id, about, channel, recipient, day, language, template_version_id, blanks, state, recorded_at, recorded_by)
       select company_id, customer_id, about, channel, recipient, day, language, template_version_id, blanks, state, recorded_at, recorded_by
       from message where company_id = ?`,
      [box.ledger.companyId],
    );
    await expect(twice).rejects.toThrow(/unique/i);
  });

  it('C17: blocks what it cannot say wholly in one allowed language, and says so', async () => {
    const box = await fresh();
    expect((await box.queue(box.draft({ language: 'pl' })))[0]).toMatchObject({ outcome: 'queued', language: 'en' });
    await box.set('fallbackLanguage', '{"pl":"de"}');
    const answers = await box.queue(
      box.draft({ language: 'pl', to: to('a@example.com') }),
      box.draft({ language: 'it', to: to('b@example.com') }),
      box.draft({ language: 'fr', to: to('c@example.com') }),
    );
    expect(answers.map((answer) => (answer.outcome === 'queued' ? answer.language : answer.outcome))).toEqual([
      'de',
      'blocked',
      'fr',
    ]);
    await expect(
      previewDraft(box.work(), box.post(), await box.company(), box.draft({ language: 'it' })),
    ).rejects.toThrow('There is no reminder-friendly in it');
  });

  it('does not take a message whose table does not add up', async () => {
    const box = await fresh();
    const draft = box.draft();
    const sections = draft.content.sections.map((of) => ({ ...of, demandMinor: 1 }));
    await expect(box.queue({ ...draft, content: { ...draft.content, sections } })).rejects.toThrow('does not add up');
  });

  it('takes thousands at once', async () => {
    const box = await fresh();
    const drafts = Array.from({ length: 5_000 }, (_, n) =>
      box.draft({ about: `reminder/${n}`, to: to(`n${n}@example.com`) }),
    );
    const answers = await box.queue(...drafts);
    expect(answers.filter(({ outcome }) => outcome === 'queued')).toHaveLength(5_000);
    expect(new Set(answers.map((answer) => ('messageId' in answer ? answer.messageId : 0))).size).toBe(5_000);
    expect(answers.map((answer) => ('messageId' in answer ? answer.messageId : 0))).toEqual(
      (
        await rowsOf<{ id: number }>(
          open.db.read,
          `select id from message where company_id = ? order by length(about), about`,
          [box.ledger.companyId],
        )
      ).map(({ id }) => id),
    );
  });
});

describe('templates', () => {
  it('are loaded once, and a message keeps the version it was written from', async () => {
    const box = await fresh();
    expect(await loadShippedTemplates(box.work())).toBe(0);
    const { companyId } = box.ledger;
    const own = 'Subject: Own words for {{company}}\n\n{{greeting}}\n\n{{paragraphs}}\n\n{{closing}}\n';
    const draft = box.draft({
      template: 'free',
      content: { ...box.draft().content, kind: 'free', paragraphs: ['Hello.'] },
    });
    const say = async (): Promise<string> =>
      (await previewDraft(box.work(), box.post(), await box.company(), draft)).subject;
    expect(await say()).toMatch(/^About your account/);
    await saveTemplate(box.work(), { companyId, code: 'free', language: 'en', source: own });
    expect(await say()).toBe('Own words for Perrin SAS');
    await box.queue(draft);
    await dropTemplate(box.work(), { companyId, code: 'free', language: 'en' });
    expect(await say()).toMatch(/^About your account/);
    await box.deliver();
    expect((await box.mails())[0]?.subject).toBe('Own words for Perrin SAS');
  });

  it('of a company are refused with every fault, and belong to it alone', async () => {
    const [box, other] = [await fresh(), await fresh()];
    const { companyId } = box.ledger;
    const save = (language: string, source: string): Promise<void> =>
      saveTemplate(box.work(), { companyId, code: 'free', language, source });
    await expect(save('en', 'Subject: x\n\n{{> partial}}')).rejects.toThrow('{{> …}} may not be used');
    await expect(save('tlh', 'Subject: x')).rejects.toThrow('does not know the words');
    await save('en', 'Subject: Mine\n\n{{greeting}}\n\n{{paragraphs}}\n\n{{closing}}\n');
    const draft = other.draft({
      template: 'free',
      content: { ...other.draft().content, kind: 'free', paragraphs: ['x'] },
    });
    expect((await previewDraft(other.work(), other.post(), await other.company(), draft)).subject).toMatch(
      /^About your account/,
    );
    await expect(
      dropTemplate(other.work(), { companyId: other.ledger.companyId, code: 'free', language: 'en' }),
    ).rejects.toThrow('no wording of its own');
  });

  it('can be loaded by two processes at once', async () => {
    const box = await fresh();
    await open.db.write('template_version').whereNull('company_id').update({ ended_at: '2026-01-01T00:00:00.000Z' });
    await Promise.all([loadShippedTemplates(box.work()), loadShippedTemplates(box.work())]);
    const sql = `select count(*) as n from template_version where company_id is null and ended_at is null`;
    expect(Number((await rowsOf<{ n: number }>(open.db.read, sql))[0]?.n)).toBe(
      shipped().length + shippedPapers().length,
    );
  });

  it('are asked for in a transaction that can be rolled back', async () => {
    const box = await fresh();
    const failing = open.db.transaction(async (tx) => {
      await queueMessages(tx, box.work(), [box.draft()]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await box.states()).toEqual([]);
  });
});
