import { qrMatrix, qrSvg, swissSvg } from '../platform/qr';
import { openViews } from '../platform/views';
import { DENSEST_CODE, epcBytes } from './epc';
import type { Press } from './render';
import { DENSEST_SWISS } from './swiss-bill';

/** The press of this installation: its layouts, read once, and codes drawn as lines. */
export function openPress(): Press {
  const views = openViews();
  return {
    view: (name, blanks) => views.render(name, blanks),
    draw: (code) => qrSvg(qrMatrix(epcBytes(code), DENSEST_CODE)),
    drawAddress: (address) => qrSvg(qrMatrix(Buffer.from(address))),
    drawSwiss: (code) => swissSvg(qrMatrix(Buffer.from(code), DENSEST_SWISS), 'paper'),
  };
}
