import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterLayout } from '../../companies/letter-layout';
import { TEMPLATES } from '../../platform/views';
import { paperOfCode } from '../../law/paper';
import { isLegalCode, type LegalCode } from '../../law/sentence';
import type { TemplateCode } from '../draft';
import { openPress } from '../press.actions';
import { renderEmail, renderLetter, type Press, type RenderedEmail, type RenderedLetter } from '../render';
import { readTemplate, type Template } from '../template';
import type { Facts } from '../facts';

/** The real press, opened once for a test file, and the shipped templates. */
let opened: Press | undefined;
const press = (): Press => (opened ??= openPress());

const shipped = (code: TemplateCode | LegalCode, language: string): Template =>
  readTemplate(code, readFileSync(join(TEMPLATES, fileOf(code, language)), 'utf8'));

function fileOf(code: TemplateCode | LegalCode, language: string): string {
  const paper = isLegalCode(code) ? paperOfCode(code) : undefined;
  if (paper === undefined) return join('messages', language, `${code}.hbs`);
  return join('legal', paper.law.toLowerCase(), `${paper.name}.${language}.hbs`);
}

export const email = (facts: Facts, code: TemplateCode | LegalCode): RenderedEmail =>
  renderEmail(facts, shipped(code, facts.speech.language), press());

export const letter = (
  facts: Facts,
  code: TemplateCode | LegalCode,
  layout: LetterLayout = 'din5008b',
): RenderedLetter =>
  renderLetter({ ...facts, channel: 'letter' }, shipped(code, facts.speech.language), layout, press());
