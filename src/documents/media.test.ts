import { Refusal } from '../kernel/result';
import { safeFileName } from './file-name';
import { acceptedMedia, mediaOf } from './media';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the media type', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    [`${' '.repeat(900)}%PDF-1.4`, 'application/pdf'],
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0....', 'image/jpeg'],
    ['II*\x00....', 'image/tiff'],
    ['GIF89a....', 'image/gif'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['RIFF\x10\x00\x00\x00WAVEfmt ', undefined],
    [
      'PK\x03\x04....[Content_Types].xml....xl/workbook.xml',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['PK\x03\x04....word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\x03\x04....invoice.pdf', 'application/zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....', 'application/x-ole-storage'],
    ['<?xml version="1.0"?><Invoice/>', 'application/xml'],
    ['<cbc:Invoice xmlns="x">', 'application/xml'],
    ['From: a@b.example\r\nSubject: your invoice\r\n\r\n<html>', 'message/rfc822'],
    ['Received: from mx\r\n', 'message/rfc822'],
    ['We dispute invoice F-1.', 'text/plain'],
    ['MZ\x90\x00\x03', undefined],
    ['MZ this says it is text', undefined],
    ['\x7fELF\x02\x01', undefined],
    ['#!/bin/sh\nrm -rf /', undefined],
    ['<!DOCTYPE html><p>hello', undefined],
    ['<svg onload="alert(1)">', undefined],
    ['  <script>alert(1)</script>', undefined],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
    ['\x00\x01\x02\x03', undefined],
    ['', undefined],
  ])('of %j is %s', (content, type) => {
    expect(mediaOf(bytes(content))?.type).toBe(type);
  });

  it('that is not accepted is refused with what is', () => {
    expect(() => acceptedMedia(bytes('MZ\x90\x00'), 'contract.pdf')).toThrow(Refusal);
  });
});

describe('the stored file name', () => {
  const pdf = { type: 'application/pdf', extension: 'pdf' };
  const png = { type: 'image/png', extension: 'png' };
  it.each([
    ['contract.pdf', pdf, 'contract.pdf'],
    ['Contract.PDF', pdf, 'Contract.pdf'],
    ['scan.pdf', png, 'scan.png'],
    ['contract', pdf, 'contract.pdf'],
    ['contract.v2', pdf, 'contract.v2.pdf'],
    ['../../etc/passwd', pdf, 'passwd.pdf'],
    ['C:\\Users\\maria\\order 7.pdf', pdf, 'order 7.pdf'],
    ['a<b>:c"|?*.pdf', pdf, 'a_b__c____.pdf'],
    ['invoice\u0000\u202egpj.exe', pdf, 'invoicegpj.pdf'],
    ['con.pdf', pdf, '_con.pdf'],
    ['.pdf', pdf, 'pdf.pdf'],
    ['...', pdf, 'document.pdf'],
    ['', pdf, 'document.pdf'],
    ['photo.jpeg', { type: 'image/jpeg', extension: 'jpg' }, 'photo.jpeg'],
    ['Vertrag Müller & Söhne.pdf', pdf, 'Vertrag Müller & Söhne.pdf'],
    [`${'x'.repeat(300)}.pdf`, pdf, `${'x'.repeat(110)}.pdf`],
  ])('of %j as %j is %s', (given, media, expected) => {
    expect(safeFileName(given, media)).toBe(expected);
  });
});
