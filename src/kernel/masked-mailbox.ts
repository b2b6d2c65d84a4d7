/** An address that its owner knows again and nobody else learns: `m•••@dupont.fr`. */
export function maskedMailbox(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = [...email];
  return at < 1 ? '\u2022\u2022\u2022' : `${first}\u2022\u2022\u2022${email.slice(at)}`;
}
