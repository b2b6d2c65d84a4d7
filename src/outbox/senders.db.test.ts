import type { Instant } from '../kernel/day';
import { testDatabase } from '../platform/testing/database';
import { ALWAYS_SEND } from './gate';
import type { PostRoom } from './post.actions';
import { littleOutbox, type LittleOutbox } from './testing/little-outbox';

/** Who mails come from by their language, what stands under them, and the hours in which they leave. */
const open = testDatabase();
let count = 0;
const fresh = (): Promise<LittleOutbox> => littleOutbox(open.db, open.home, `senders${(count += 1)}`);
const to = (email: string) => ({ channel: 'email', email, name: null, contactId: null }) as const;

describe('the sender of a language', () => {
  it('writes the mails in it; the company writes the others, and what is not said is the company’s own', async () => {
    const box = await fresh();
    const french = { name: 'Perrin, comptabilité', email: 'relances@perrin.example', replyTo: 'compta@perrin.example' };
    await box.set('senders', JSON.stringify({ fr: french, de: { name: 'Perrin Buchhaltung' } }));
    await box.queue(
      ...['en', 'fr', 'de'].map((language) => box.draft({ language, to: to(`${language}@example.com`) })),
    );
    await box.deliver();
    const sent = Object.fromEntries(
      (await box.mails()).map(({ headers, from, replyTo }) => [
        headers.get('content-language') as string,
        [from?.value[0]?.name, from?.value[0]?.address, replyTo?.value[0]?.address],
      ]),
    );
    expect(sent).toEqual({
      en: ['Perrin SAS', 'ar@perrin.example', 'ar@perrin.example'],
      fr: [french.name, french.email, french.replyTo],
      de: ['Perrin Buchhaltung', 'ar@perrin.example', 'ar@perrin.example'],
    });
    for (const bad of [
      { fr: { email: 'nobody' } },
      { fr: { email: 'a@b.example\nBcc: x@y.example' } },
      { français: {} },
    ])
      await expect(box.set('senders', JSON.stringify(bad))).rejects.toThrow('senders cannot be');
  });

  it('has its own text under every mail, as text whatever stands in it, and none under a letter', async () => {
    const box = await fresh();
    const footer = 'Perrin & <script>alert(1)</script>\n{{subject}}\n\n\u202eAt <b>your</b> service';
    await box.set('senders', JSON.stringify({ fr: { footer } }));
    const address = { street: '1 Mill Lane', postcode: 'OX1 2AB', city: 'Oxford', region: null, country: 'GB' };
    await box.queue(
      box.draft({ language: 'fr', to: to('fr@example.com') }),
      box.draft({ to: to('en@example.com') }),
      box.draft({ language: 'fr', to: { channel: 'letter', name: 'Anna', contactId: null, addressId: null, address } }),
    );
    await box.deliver();
    const [french, english] = ['fr', 'en'].map((language) => async () => {
      const mail = (await box.mails()).find(({ headers }) => headers.get('content-language') === language);
      return { html: String(mail?.html), text: mail?.text ?? '' };
    });
    const { html, text } = await french!();
    expect(html).toContain('Perrin &amp; &lt;script&gt;alert(1)&lt;/script&gt;<br>{{subject}}</p>');
    expect(html).toContain('At &lt;b&gt;your&lt;/b&gt; service</p>');
    expect(html).not.toContain('<script');
    expect(text.trimEnd().endsWith('Perrin & <script>alert(1)</script>\n{{subject}}\n\nAt <b>your</b> service')).toBe(
      true,
    );
    expect((await english!()).text).not.toContain('script');
    expect(await box.states()).toContainEqual(expect.stringMatching(/^made Anna/));
  });
});

describe('the send window', () => {
  it('lets nothing leave at ten in the evening but what a person wrote, and the rest at eight', async () => {
    const box = await fresh();
    const at = (now: string): PostRoom => {
      const room = box.post();
      return { ...room, askers: { ...room.askers, free: { gate: () => ALWAYS_SEND } }, clock: () => now as Instant };
    };
    await box.set('sendWindow', JSON.stringify({ days: [1, 2, 3, 4, 5], from: 8, until: 18 }));
    await box.queue(box.draft(), box.draft({ about: 'free/1', to: to('written@example.com') }));
    const zone = (await box.company()).zone;
    expect(await box.deliver(at('2026-03-27T21:00:00.000Z'))).toMatchObject({
      ...{ accepted: 1, waiting: 1 },
      trouble: `the send window of ${(await box.company()).code} opens on 2026-03-30 at 08:00 (${zone})`,
    });
    expect(await box.states()).toEqual(['queued anna@example.com', 'accepted written@example.com']);
    expect(await box.deliver(at('2026-03-30T05:59:00.000Z'))).toMatchObject({ accepted: 0, waiting: 1 }); // clocks went forward
    expect(await box.deliver(at('2026-03-30T06:00:00.000Z'))).toMatchObject({ accepted: 1, waiting: 0, trouble: null });
  });

  it('is refused where it never opens', async () => {
    const box = await fresh();
    const set = (window: object) => box.set('sendWindow', JSON.stringify(window));
    await expect(set({ days: [1], from: 18, until: 8 })).rejects.toThrow(
      'the window closes after it opens, such as from 8 until 18',
    );
    for (const bad of [
      { days: [], from: 8, until: 9 },
      { days: [8], from: 8, until: 9 },
      { days: [1], from: 8, until: 25 },
    ])
      await expect(set(bad)).rejects.toThrow('sendWindow cannot be');
  });
});
