import { readMail } from './mail-read';

const mail = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const HEAD = ['From: "Élodie Garrigue" <eg@laluna.example>', 'To: compta@atelier.example', 'Date: Thu, 19 Feb 2026 10:12:00 +0100', 'MIME-Version: 1.0']; // prettier-ignore
const mixed = (parts: readonly (readonly string[])[]): Buffer =>
  mail([
    ...HEAD,
    'Content-Type: multipart/mixed; boundary=B',
    '',
    ...parts.flatMap((part) => ['--B', ...part]),
    '--B--',
  ]);

it('tells who wrote to whom, when and what, in the charset of the mail', async () => {
  const body = ['Subject: =?iso-8859-1?Q?r=E9clamation?=', 'Content-Type: text/plain; charset=iso-8859-1', '', 'La livraison \xe9tait incompl\xe8te.']; // prettier-ignore
  expect(await readMail(mail([...HEAD.slice(1), ...body]))).toMatchObject({
    ...{ from: '', to: 'compta@atelier.example', cc: '', date: 'Thu, 19 Feb 2026 10:12:00 +0100' },
    ...{ subject: 'réclamation', text: 'La livraison était incomplète.', cut: false, form: 'text' },
    ...{ files: [], filesLeft: 0 },
  });
});

it('reduces HTML to what it says, also beside files', async () => {
  const html = '<script>alert(1)</script><style>p{}</style><p>We <b>refuse</b> to pay.</p><img src="http://tracker.example/x.png"><img src="cid:logo">'; // prettier-ignore
  const read = await readMail(
    mixed([
      ['Content-Type: text/html; charset=utf-8', '', html],
      ['Content-Type: image/png; name=logo.png', 'Content-ID: <logo>', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo='], // prettier-ignore
      ['Content-Type: message/rfc822', '', 'From: x@y.example', 'Subject: inner', '', 'Hello'],
    ]),
  );
  expect(read).toMatchObject({
    form: 'html',
    files: [
      { name: 'logo.png', inText: true },
      { name: '', inText: false },
    ],
  });
  expect(read?.text).toContain('We refuse to pay.');
  expect(read?.text).not.toMatch(/alert|p\{/);
  expect(read?.files[1]?.bytes.toString()).toContain('Subject: inner');
});

it('bounds what it takes: 5,000 files, a text without end, an unknown charset, no text at all', async () => {
  const file = ['Content-Type: text/plain', 'Content-Disposition: attachment; filename=a.txt', '', 'x'];
  const many = await readMail(
    mixed([['Content-Type: text/plain', '', 'see'], ...Array.from({ length: 5_000 }, () => file)]),
  );
  expect([many?.files.length, many?.filesLeft]).toEqual([60, 4_940]);
  const long = await readMail(mail([...HEAD, 'Content-Type: text/plain', '', 'Wort '.repeat(400_000)]));
  expect([long?.text.length, long?.cut]).toEqual([150_000, true]);
  const odd = await readMail(mail([...HEAD, 'Content-Type: text/plain; charset=x-none-9', '', 'plain\u202e words']));
  expect(odd?.text).toContain('words');
  expect(await readMail(mail([...HEAD, '', '']))).toMatchObject({ text: '', files: [] });
});
