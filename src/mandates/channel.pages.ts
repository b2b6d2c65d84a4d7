import type { Route, Visit } from '../companies/visit.pages';
import { PARTNER_CONTACT_WORDS } from '../languages/partner-contact-words';
import { REGISTER_WORDS } from '../languages/register-words';
import { fill, inLanguage } from '../languages/said';
import { CHANNEL_FIELDS, channelFrom, type ChannelDraft, type ChannelField } from './channel';
import { changeChannel } from './channel.actions';
import { partnerAsked, partnerPath, whichOf } from './deps.pages';
import { formRoutes, WrongTyped } from './form.pages';
import type { Field, Section } from './form-shown';
import { CHANNELS } from './partner';
import type { RegisteredPartner } from './partner.store';

/** By which way cases reach a partner: shown on its page, and the form that chooses it. Passwords are written and never shown. */
export const channelRoutes: readonly Route[] = formRoutes({
  path: '/:partner/channel',
  right: 'administer',
  about: partnerAsked,
  shape: (visit, partner) => ({
    title: fill(words(visit).channelTitle, { partner: partner.name }),
    intro: words(visit).channelIntro,
    back: { href: partnerPath(visit, partner.id), label: partner.name },
    sections: sections(visit, partner),
    submit: inLanguage(REGISTER_WORDS, visit.language).save,
  }),
  act: async (visit, partner) => {
    await changeChannel(visit.work, whichOf(partner), typed(visit, partner));
    return { text: fill(words(visit).channelChanged, { partner: partner.name }), to: partnerPath(visit, partner.id) };
  },
});

const words = (visit: Visit) => inLanguage(PARTNER_CONTACT_WORDS, visit.language);

function typed({ asked, language }: Visit, { channelTo }: RegisteredPartner): ChannelDraft {
  const given = Object.fromEntries(CHANNEL_FIELDS.map((name) => [name, asked.form.get(name) ?? '']));
  const read = channelFrom(given, { keepsSecret: (channelTo.secretRef ?? null) !== null });
  if ('draft' in read) return read.draft;
  const { channelWrong } = inLanguage(PARTNER_CONTACT_WORDS, language);
  throw new WrongTyped(
    Object.fromEntries(Object.entries(read.wrong).map(([name, fault]) => [name, channelWrong[fault]])),
  );
}

function sections(visit: Visit, { channel, channelTo: to }: RegisteredPartner): readonly Section[] {
  const w = words(visit);
  const kept = (to.secretRef ?? null) !== null;
  const field = (name: ChannelField, value = '', more: Partial<Field> = {}): Field => ({
    ...{ kind: 'text', name, label: w.channelField[name], value },
    ...more,
  });
  const options = CHANNELS.map((value) => ({ value, label: w.channel[value] }));
  return [
    { legend: '', fields: [field('channel', channel, { kind: 'radio', options })] },
    { legend: w.channel.mail, fields: [field('to', to.to, { kind: 'email' })] },
    {
      legend: w.channel.sftp,
      fields: [
        field('host', to.host),
        field('port', String(to.port ?? 22)),
        field('user', to.user),
        field('path', to.path, { hint: w.pathHint }),
        field('password', '', { kind: 'password', secret: true, hint: kept ? w.secretKept : w.secretHint }),
        field('privateKey', '', { kind: 'area', secret: true }),
        field('passphrase', '', { kind: 'password', secret: true }),
        field('hostKey', to.hostKey ?? '', { hint: w.hostKeyHint }),
      ],
    },
  ];
}

export function channelBlanks(visit: Visit, partner: RegisteredPartner): unknown {
  const w = words(visit);
  const { channel, channelTo: to } = partner;
  const where = channel === 'mail' ? (to.to ?? '') : channel === 'sftp' ? `sftp://${to.user ?? ''}@${to.host ?? ''}:${to.port ?? 22}/${(to.path ?? '').replace(/^\//, '')}` : ''; // prettier-ignore
  return {
    title: w.channelHead,
    text: w.channelText[channel],
    where,
    change: visit.may('administer') && visit.on === null && partner.endedAt === null ? partnerPath(visit, partner.id, '/channel') : '', // prettier-ignore
    label: w.channelChange,
  };
}
