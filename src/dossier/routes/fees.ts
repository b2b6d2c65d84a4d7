import { exponent, share } from '../../kernel/money';
import { moneyOf, NO_MONEY, type Form, type Written } from './form';

/** What the court asks for the application, out of the bands of the form. It is said and never added to what is claimed. */
export function courtFee(form: Form): Written {
  const { fees, claim, totalMinor } = form;
  if (fees === undefined || fees.currency !== claim.currency || totalMinor <= 0) return NO_MONEY;
  const unit = 10 ** exponent(fees.currency);
  const band = fees.bands.find(({ upTo }) => upTo === null || totalMinor <= upTo * unit);
  if (band === undefined) return NO_MONEY;
  if (band.percent === undefined) return moneyOf(form, Math.round((band.amount ?? 0) * unit));
  return moneyOf(form, part(totalMinor, band.percent));
}

/** Rounded down: a half less than what rounds to the nearest. */
function part(minor: number, percent: number): number {
  const hundredths = BigInt(Math.round(percent * 100));
  const near = share(minor, hundredths, 10_000n);
  return BigInt(near) * 10_000n > BigInt(minor) * hundredths ? near - 1 : near;
}
