import { openDns, type Dns } from './dns';
import { mailFindings, type MailDomain } from './mail-dns';
import { spfVerdict } from './spf';
import { reverseName, startDns } from './testing/dns';

/** What stands in DNS, what is made of it, and what is to be published: asked of a real server. */
const SMTP = '198.51.100.7'; // a documentation network: public as far as we know
const many = Array.from({ length: 12 }, (_, n) => `i${n}.example TXT v=spf1 ?all`).join('\n');
const ZONES = `
  good.example TXT unrelated
  good.example TXT v=spf1 include:_spf.provider.example -all
  _spf.provider.example TXT v=spf1 ip4:198.51.100.0/24 ip6:2001:db8::/32 ?all
  good.example MX 20 b.good.example
  good.example MX 10 a.good.example
  _dmarc.good.example TXT v=DMARC1; p=quarantine; rua=mailto:x@good.example
  key._domainkey.good.example TXT v=DKIM1; k=rsa; p=${'A'.repeat(392)}
  ${reverseName(SMTP)} PTR mail.provider.example
  mail.provider.example A ${SMTP}
  other.provider.example A 198.51.100.8
  several.example TXT v=spf1 -all
  several.example TXT v=spf1 mx -all
  _dmarc.several.example TXT v=DMARC1; p=none
  _dmarc.several.example TXT v=DMARC1; p=reject
  open.example TXT v=spf1 mx +all
  missing.example TXT v=spf1 ip4:203.0.113.9 include:_spf.empty.example ~all
  _spf.empty.example TXT v=spf1 -all
  _dmarc.missing.example TXT v=DMARC1; p=none
  key._domainkey.missing.example TXT v=DKIM1; p=BBBB
  redirect.example TXT v=spf1 redirect=_spf.provider.example
  self.example TXT v=spf1 include:self.example -all
  typo.example TXT v=spf1 ipv4:198.51.100.7 -all
  badnet.example TXT v=spf1 ip4:198.51.100.7/99 -all
  gone.example TXT v=spf1 include:nowhere.example -all
  host.example TXT v=spf1 a:mail.provider.example/31 -all
  mx.example TXT v=spf1 mx -all
  mx.example MX 5 mail.provider.example
  v6.example TXT v=spf1 ip6:2001:db8::/32 -all
  macro.example TXT v=spf1 exists:%{i}._spf.example -all
  many.example TXT v=spf1 ${Array.from({ length: 11 }, (_, n) => `include:i${n}.example`).join(' ')} -all
  ten.example TXT v=spf1 ${Array.from({ length: 10 }, (_, n) => `include:i${n}.example`).join(' ')} ~all
  fault.example FAULT
  dead._domainkey.good.example FAULT
  sub.parent.example TXT v=spf1 a:mail.provider.example -all
  _dmarc.parent.example TXT v=DMARC1; p=reject
  ${many.split('\n').join('\n  ')}
`;

let dns: Dns;
let server: Awaited<ReturnType<typeof startDns>>;
beforeAll(async () => {
  server = await startDns(ZONES);
  dns = openDns({ DNS_SERVER: server.address });
});
afterAll(() => server.close());

describe('who may send for a domain', () => {
  it.each([
    ['good.example', { is: 'pass', lookups: 1 }],
    ['redirect.example', { is: 'pass', lookups: 1 }],
    ['host.example', { is: 'pass', lookups: 1 }],
    ['mx.example', { is: 'pass', lookups: 1 }],
    ['missing.example', { is: 'softfail', lookups: 1 }],
    ['v6.example', { is: 'fail', lookups: 0 }],
    ['macro.example', { is: 'fail', lookups: 1 }],
    ['ten.example', { is: 'softfail', lookups: 10 }],
    ['many.example', { is: 'too-many', lookups: 11 }],
    ['self.example', { is: 'too-many', lookups: 11 }],
    ['several.example', { is: 'several' }],
    ['typo.example', { is: 'wrong', at: 'ipv4:198.51.100.7' }],
    ['badnet.example', { is: 'wrong', at: 'ip4:198.51.100.7/99' }],
    ['gone.example', { is: 'wrong', at: 'nowhere.example' }],
    ['nothing.example', { is: 'none' }],
  ])('%s: %j', async (domain, verdict) => {
    expect(await spfVerdict(dns, domain, SMTP)).toEqual(verdict);
  });

  it('knows IPv6', async () => {
    expect(await spfVerdict(dns, 'v6.example', '2001:db8::7')).toEqual({ is: 'pass', lookups: 0 });
  });
});

const looked = async (domain: string, more: Partial<MailDomain> = {}): Promise<Record<string, string>> => {
  const key = {
    host: `key._domainkey.${domain}`,
    value: 'v=DKIM1; k=rsa; p=AAAA',
    isIt: (record: string) => record.endsWith(`p=${'A'.repeat(392)}`),
  };
  const of = { domain, returnDomain: domain, smtpHost: SMTP, key, postmaster: `postmaster@${domain}`, ...more };
  const findings = await mailFindings(dns, of);
  return Object.fromEntries(
    findings.map(({ what, level, code, publish }) => [
      what,
      `${level} ${code}${publish ? ` ${publish.host} ${publish.type} ${publish.value}` : ''}`,
    ]),
  );
};

describe('what mail servers find', () => {
  it('is in order where all is there', async () => {
    expect(await looked('good.example')).toEqual({
      mx: 'ok mxOk', spf: 'ok spfOk', dkim: 'ok dkimOk', dmarc: 'ok dmarcOk', ptr: 'ok ptrOk',
    }); // prettier-ignore
  });

  it('says exactly what to publish where nothing is', async () => {
    expect(await looked('nothing.example')).toEqual({
      mx: 'broken mxNone',
      spf: 'broken spfNone nothing.example TXT v=spf1 ip4:198.51.100.7 ~all',
      dkim: 'broken dkimUnpublished key._domainkey.nothing.example TXT v=DKIM1; k=rsa; p=AAAA',
      dmarc: 'broken dmarcNone _dmarc.nothing.example TXT v=DMARC1; p=none; rua=mailto:postmaster@nothing.example',
      ptr: 'ok ptrOk',
    });
  });

  it('adds to a record and leaves what is in it', async () => {
    expect(await looked('missing.example')).toMatchObject({
      spf: 'weak spfMissing missing.example TXT v=spf1 ip4:203.0.113.9 include:_spf.empty.example ip4:198.51.100.7 ~all',
      dkim: 'broken dkimOther key._domainkey.missing.example TXT v=DKIM1; k=rsa; p=AAAA',
      dmarc: 'weak dmarcWatching',
    });
  });

  it.each([
    ['several.example', { spf: 'broken spfSeveral', dmarc: 'broken dmarcWrong' }],
    ['open.example', { spf: 'broken spfOpen open.example TXT v=spf1 mx ~all' }],
    ['typo.example', { spf: 'broken spfWrong' }],
    ['many.example', { spf: 'broken spfLookups' }],
    ['sub.parent.example', { spf: 'ok spfOk', dmarc: 'ok dmarcOk' }], // the domain above speaks for it
    [
      'fault.example',
      {
        mx: 'unknown notAsked',
        spf: 'unknown notAsked',
        dkim: 'broken dkimUnpublished key._domainkey.fault.example TXT v=DKIM1; k=rsa; p=AAAA',
        ptr: 'ok ptrOk',
      },
    ],
  ])('%s: %j', async (domain, expected) => {
    expect(await looked(domain)).toMatchObject(expected);
  });

  it.each([
    [{ smtpHost: null }, { spf: 'weak spfNoServer', ptr: 'unknown ptrUnknown' }],
    [{ smtpHost: '127.0.0.1' }, { spf: 'weak spfNoServer', ptr: 'unknown ptrUnknown' }],
    [{ smtpHost: 'mail.provider.example' }, { spf: 'ok spfOk', ptr: 'ok ptrOk' }],
    [{ smtpHost: 'other.provider.example' }, { ptr: 'weak ptrNone' }],
    [{ key: null }, { dkim: 'weak dkimNone' }],
    [{ returnDomain: 'several.example' }, { spf: 'broken spfSeveral' }], // SPF is of where returned mail goes
  ])('with %j: %j', async (more, expected) => {
    expect(await looked('good.example', more)).toMatchObject(expected);
  });
});
