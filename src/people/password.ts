/**
 * What a password must be: long, not the address, not one of the commonest. No other rules, as NIST SP 800-63B has it: they
 * make passwords worse.
 */
export const SHORTEST = 12;
/** So that nobody keeps the server busy with a password of megabytes. */
export const LONGEST = 200;

export type PasswordFlaw = 'password-short' | 'password-long' | 'password-email' | 'password-common';

/** The same letters typed on another machine are the same password. */
export const normalPassword = (text: string): string => text.normalize('NFKC');

export function passwordFlaw(text: string, email: string): PasswordFlaw | undefined {
  const password = normalPassword(text);
  if ([...password].length < SHORTEST) return 'password-short';
  if (password.length > LONGEST) return 'password-long';
  if (password.toLowerCase() === email.toLowerCase()) return 'password-email';
  return COMMON.has(password.toLowerCase()) ? 'password-common' : undefined;
}

/** The commonest of at least twelve characters in lists of passwords that became known. */
const COMMON: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 123456123456 123123123123 012345678910 098765432109 987654321012
  111111111111 000000000000 222222222222 555555555555 777777777777 999999999999 121212121212 112233445566 123321123321
  aaaaaaaaaaaa abcabcabcabc abcdefghijkl abcdefghijklm abcd1234abcd abc123abc123 a1b2c3d4e5f6 1a2b3c4d5e6f
  1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123 zaq12wsxcde3 zaq1xsw2cde3
  qwertyuiop12 qwertyuiop123 qwertyuiop[] qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty qwertyasdfgh qwertyuiopasdfghjkl
  azertyuiop12 azertyuiop123 azerty123456 azertyazerty qwertzuiop12 qwertzuiop123 qwertz123456 asdfghjkl123 asdfghjkl;'
  password1234 password12345 password123456 password1234! passwordpassword password2024 password2025 password2026 passw0rd1234
  p@ssw0rd1234 p@ssword1234 mypassword123 yourpassword motdepasse123 motdepasse1234 monmotdepasse passwort1234 passwort12345
  passwort123456 meinpasswort losenord1234 lösenord1234 hejhejhejhej administrator administrator1 admin1234567 admin123456789
  adminadmin12 adminadminadmin welcome12345 welcome123456 bienvenue123 willkommen123 willkommen1 valkommen123 changeme1234
  changemenow! letmeinletmein letmein12345 letmein123456 iloveyou1234 iloveyou12345 iloveyouiloveyou jetaime12345 ichliebedich
  unbelievable unforgettable computer1234 football1234 baseball1234 superman1234 sunshine1234 princess1234 dragon123456
  monkey123456 master123456 charlie12345 michael12345 jennifer1234 trustno1trustno1 correcthorsebatterystaple correct-horse-battery-staple
  dulydulyduly facture12345 rechnung1234 invoice12345`.split(/\s+/),
);
