/** Mails as files, for tests. */
export interface Part {
  readonly type: string;
  readonly name?: string;
  readonly bytes: Buffer;
  /** Shown in the text under this name. */
  readonly cid?: string;
}

export function mailFile(subject: string, text: string, parts: readonly Part[] = []): Buffer {
  const edge = `PART-${subject.length}`;
  const head = [
    'From: "Élodie Garrigue" <e.garrigue@laluna.example>',
    'To: compta@atelier-nord.example',
    'Date: Thu, 19 Feb 2026 10:12:00 +0100',
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary=${edge}`,
    '',
  ];
  const own = [`--${edge}`, `Content-Type: text/${text.startsWith('<') ? 'html' : 'plain'}; charset=utf-8`, '', text];
  const files = parts.flatMap(({ type, name, bytes, cid }) => [
    `--${edge}`,
    `Content-Type: ${type}${name === undefined ? '' : `; name="${name}"`}`,
    ...(cid === undefined ? [] : [`Content-ID: <${cid}>`]),
    ...(type === 'message/rfc822'
      ? ['', bytes.toString()]
      : [
          'Content-Transfer-Encoding: base64',
          `Content-Disposition: attachment${name === undefined ? '' : `; filename="${name}"`}`,
          '',
          bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'),
        ]),
  ]);
  return Buffer.from([...head, ...own, ...files, `--${edge}--`, ''].join('\r\n'));
}
