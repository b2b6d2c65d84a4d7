/** Mail to somebody who works here, or with a code to a visitor: what it says, and how it looks. Never a message to a customer. */
export interface HouseMail {
  /** Whose matter it is; null: the installation's. It says where the mail goes: see `house-mail.actions.ts`. */
  readonly companyId: number | null;
  /** The same cause tells the same person once: `dispute/3/activity/7/anna@acme.example`. */
  readonly key: string;
  readonly to: Reader;
  readonly said: MailSaid;
}

export interface Reader {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

export interface MailSaid {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** One below the other, each leading somewhere (a path of this server). */
  readonly lines?: readonly { readonly text: string; readonly href: string }[];
  /** Where an answer goes, where that is not the address it comes from. */
  readonly replyTo?: string;
  /** Where it leads (a path of this server), with the words on it. */
  readonly link: { readonly href: string; readonly label: string } | null;
}

const LONGEST_SUBJECT = 200;

/** One line, as a header must be. */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT);

export function textOf({ paragraphs, lines = [], link }: MailSaid): string {
  const listed = lines.map(({ text, href }) => `- ${text}\n  ${href}`);
  const parts = [...paragraphs, ...listed, ...(link === null ? [] : [`${link.label}:\n${link.href}`])];
  return `${parts.join('\n\n')}\n`;
}

export function htmlOf({ paragraphs, lines = [], link }: MailSaid, language: string): string {
  const style = 'margin:0 0 16px 0';
  const parts = paragraphs.map((text) => `<p style="${style}">${escaped(text).replaceAll('\n', '<br>')}</p>`);
  const items = lines.map(({ text, href }) => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`);
  if (items.length > 0) parts.push(`<ul style="${style}">${items.join('')}</ul>`);
  if (link !== null) parts.push(`<p style="${style}"><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`);
  return [
    `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"></head>`,
    '<body style="font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:23px;color:#1f2933">',
    ...parts,
    '</body></html>',
  ].join('\n');
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** After the n-th failed attempt so many minutes pass; after the last one it is given up. */
export const PAUSES = [1, 5, 15, 60, 180, 360, 720] as const;
