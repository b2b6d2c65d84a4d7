import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import packet from 'dns-packet';

/** A real DNS server for tests. Zones are lines such as `acme.example TXT v=spf1 -all`; a name with `FAULT` is not answered. */
export async function startDns(
  zones: string,
): Promise<{ readonly address: string; asked(): number; close(): Promise<void> }> {
  const records = zones
    .split('\n')
    .map((line) => /^\s*(\S+)\s+(TXT|MX|A|AAAA|PTR|FAULT)\s*(.*)$/.exec(line))
    .flatMap((found) => (found ? [{ name: found[1]!.toLowerCase(), type: found[2]!, value: found[3]!.trim() }] : []));
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (bytes, from) => {
    const query = packet.decode(bytes);
    const [question] = query.questions ?? [];
    if (question === undefined) return;
    asked += 1;
    const named = records.filter(({ name }) => name === question.name.toLowerCase());
    const fault = named.some(({ type }) => type === 'FAULT');
    const answers = named.filter(({ type }) => type === question.type).map((record) => answerOf(record));
    const rcode = fault ? 2 : named.length === 0 ? 3 : 0;
    const flags = packet.RECURSION_AVAILABLE | packet.RECURSION_DESIRED | rcode;
    const reply = {
      type: 'response',
      id: query.id,
      flags,
      questions: query.questions,
      answers: fault ? [] : answers,
    } as const;
    socket.send(packet.encode(reply as never), from.port, from.address);
  });
  await new Promise<void>((listening) => socket.bind(0, '127.0.0.1', listening));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    close: () => new Promise((closed) => socket.close(() => closed())),
  };
}

function answerOf({ name, type, value }: { name: string; type: string; value: string }): unknown {
  if (type === 'MX') {
    const [preference, exchange] = value.split(' ');
    return { name, type, ttl: 1, data: { preference: Number(preference), exchange } };
  }
  // a text is kept in pieces of at most 255 letters
  if (type === 'TXT') return { name, type, ttl: 1, data: value.match(/.{1,200}/g) ?? [''] };
  return { name, type, ttl: 1, data: value };
}

/** `2.0.0.10.in-addr.arpa`. */
export const reverseName = (address: string): string =>
  isIP(address) === 4 ? `${address.split('.').reverse().join('.')}.in-addr.arpa` : '';
