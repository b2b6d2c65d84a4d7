import type { Command } from 'commander';
import { app, holds, type Near, type Room } from './room';

/** The commands of recovery: the file, the partners, the case, and its money. A room is loaded when its command is asked for. */
/* eslint-disable @typescript-eslint/no-require-imports -- a room is loaded when its command is asked for, not before */
const parcelRoomOf = (near: Near) => async () => app().parcelRoom(await near.house());

/** In the order of the journey. */
export const RECOVERY_ROOMS: readonly Room[] = [
  {
    commands: {
      dossier: 'the recovery file: everything a partner needs, in one PDF',
      quote: 'what partners would charge, before anything is handed over',
      partner: 'partners: who they are, what they charge, what was agreed',
      case: 'recovery files in the hands of a partner',
      parcel: 'what goes to partners by mail and into their folders: send, see, send again',
      advise: 'when to move on with a customer, and why: hand over, last notice, go on, stop',
    },
    add: (program, shell, near) => {
      const parcels = require('./parcels/cli') as typeof import('./parcels/cli');
      const cases = require('./cases/cli') as typeof import('./cases/cli');
      const deps = () => Promise.resolve(cases.dossierDeps(app().holdSources));
      (require('./dossier/cli') as typeof import('./dossier/cli')).dossierCommands(program, shell, deps);
      (require('./cases/quote.cli') as typeof import('./cases/quote.cli')).quoteCommands(program, shell);
      const { casesOut } = require('./cases/results.panel') as typeof import('./cases/results.panel');
      const channelTest = (channel: Command) => parcels.channelTest(channel, shell, parcelRoomOf(near));
      const deals = { casesOut, publicUrl: () => near.config().publicUrl, channelTest };
      (require('./mandates/register.cli') as typeof import('./mandates/register.cli')).registerCommands(program, shell, deals); // prettier-ignore
      cases.caseCommands(program, shell);
      parcels.parcelCommands(program, shell, parcelRoomOf(near));
      (require('./advice/cli') as typeof import('./advice/cli')).adviseCommand(program, shell, holds);
    },
  },
  {
    commands: {
      remittance: 'what partners pass on: take a file, find the money, book it',
      'partner-invoice': 'what partners invoice, line by line beside what was agreed',
      relief: 'VAT of what nobody will pay: whether it comes back, and the papers',
    },
    add: (program, shell) => {
      const room = require('./remittances/cli') as typeof import('./remittances/cli');
      room.remittanceCommands(program, shell);
      room.partnerInvoiceCommands(program, shell);
      (require('./relief/cli') as typeof import('./relief/cli')).reliefCommands(program, shell);
    },
  },
  {
    commands: {
      webhook: 'events of cases, signed, to the systems of partners',
      'partner-token': 'tokens by which the systems of partners ask for their cases',
    },
    add: (program, shell) => {
      const room = require('./webhooks/cli') as typeof import('./webhooks/cli');
      room.webhookCommands(program, shell);
      room.partnerTokenCommands(program, shell);
    },
  },
  {
    commands: { insolvency: 'insolvency of a customer: freeze, prove the debt, end' },
    add: (program, shell) => {
      const { insolvencyCommands } = require('./insolvency/cli') as typeof import('./insolvency/cli');
      insolvencyCommands(program, shell, app().holdSources);
    },
  },
  {
    commands: {
      finances: 'what is known of a customer’s means, with source and day',
      trace: 'the search for a customer whose address no longer holds',
    },
    add: (program, shell) => {
      (require('./finances/cli') as typeof import('./finances/cli')).financesCommands(program, shell);
      (require('./tracing/cli') as typeof import('./tracing/cli')).tracingCommands(program, shell);
    },
  },
  {
    commands: { operator: 'work for other creditors: public quotes, who registers, companies' },
    add: (program, shell, near) => {
      const room = require('./operators/cli') as typeof import('./operators/cli');
      room.operatorCommands(program, shell, { mailWays: async () => app().mailWays(await near.house()) });
    },
  },
];
