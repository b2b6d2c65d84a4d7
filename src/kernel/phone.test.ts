import { phoneFrom } from './phone';

/** Numbers as people write them, and whether a short message reaches them. */
test.each`
  written                  | country | expected
  ${'06 12 34 56 78'}      | ${'FR'} | ${'+33612345678 mobile'}
  ${'+33 (0)6 12 34 56 78'} | ${'DE'} | ${'+33612345678 mobile'}
  ${'0033 1 23 45 67 89'}  | ${'FR'} | ${'+33123456789 landline'}
  ${'01 23 45 67 89'}      | ${'FR'} | ${'+33123456789 landline'}
  ${'0171/123 45 67'}      | ${'DE'} | ${'+491711234567 mobile'}
  ${'030 1234567'}         | ${'DE'} | ${'+49301234567 landline'}
  ${'079 123 45 67'}       | ${'CH'} | ${'+41791234567 mobile'}
  ${'070-123 45 67'}       | ${'SE'} | ${'+46701234567 mobile'}
  ${'08-123 456 78'}       | ${'SE'} | ${'+46812345678 landline'}
  ${'06-12345678'}         | ${'NL'} | ${'+31612345678 mobile'}
  ${'612 345 678'}         | ${'ES'} | ${'+34612345678 mobile'}
  ${'912 345 678'}         | ${'ES'} | ${'+34912345678 landline'}
  ${'0470 12 34 56'}       | ${'BE'} | ${'+32470123456 mobile'}
  ${'07911 123456'}        | ${'GB'} | ${'+447911123456 mobile'}
  ${'070 1234 5678'}       | ${'GB'} | ${'+447012345678 landline'}
  ${'20 12 34 56'}         | ${'DK'} | ${'+4520123456 unknown'}
  ${'+1 212 555 0123'}     | ${'FR'} | ${'+12125550123 unknown'}
  ${'612345678'}           | ${'FR'} | ${'none'}
  ${'0612345678'}          | ${null} | ${'none'}
  ${'06 12 34 56'}         | ${'FR'} | ${'none'}
  ${'0612345678;rm -rf'}   | ${'FR'} | ${'none'}
  ${'ask Anna'}            | ${'FR'} | ${'none'}
  ${'+'}                   | ${'FR'} | ${'none'}
`('$written in $country', ({ written, country, expected }: { written: string; country: string | null; expected: string }) => {
  const found = phoneFrom(written, country);
  expect(found === undefined ? 'none' : `${found.e164} ${found.is}`).toBe(expected);
}); // prettier-ignore
