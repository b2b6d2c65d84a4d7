import DKIM from 'nodemailer/lib/dkim';

/** Signs a finished mail for its domain (DKIM, RFC 6376): what is returned is what leaves, with one more line at its head. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** All that a reader sees and a machine acts on; RFC 8058 wants both lines of an unsubscription among them. */
const SIGNED = [
  'From:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:Content-Language',
  'In-Reply-To:References:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post',
].join(':');

export async function signedMail(raw: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signer = new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED });
  const parts: Buffer[] = [];
  for await (const part of signer.sign(raw)) parts.push(part as Buffer);
  const signed = Buffer.concat(parts);
  if (!signed.subarray(0, 15).equals(Buffer.from('DKIM-Signature:'))) throw new Error('a mail could not be signed');
  return signed;
}
