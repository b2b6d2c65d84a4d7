import type { Words } from './headers-words';

/** The headings of the entry itself: its number, its days, its amounts, its state. Same rules as in `headers-words.ts`. */
export const ENTRY_WORDS = {
  document: {
    sure: `invoice number|invoice no|facture n°|facture numéro|invoice no.|invoice #|invoice num|invoice id no|InvoiceNumber|document no|document no.|document number|
      documentno|doc no|doc. no.|doc number|doc id|bill no|bill number|voucher no|voucher number|ref. no.|credit note number|
      n° facture|no facture|numéro facture|numéro de facture|n° de facture|num facture|réf. pièce / n° facture|PieceRef|réf. pièce|
      n° pièce|numéro de pièce|n° de pièce|n° document|
      Rechnungsnummer|Rechnungs-Nr.|Rechnung-Nr.|RechnungsNr|Rg-Nr.|RgNr|Re-Nr.|Belegnummer|Beleg-Nr.|BelegNr|Belegfeld 1|
      Rechnung Nr.|Dokumentnummer|
      fakturanummer|fakturanr|faktura nr|fakturanr.|dokumentnr|dokumentnummer|fakturanumm|
      factuurnummer|factuurnr|factuurnr.|factuur nr|documentnummer|boekstuknummer|
      nº factura|n° factura|número factura|número de factura|num factura|núm. factura|núm. doc.|nº documento|número de documento`,
    likely: `invoice|document|n°|num|number|ref|no|doc|voucher|reference|ref no|bill|numéro|facture|pièce|référence|Piece 1|
      Rechnung|Beleg|Nummer|Referenz|Nr.|faktura|nummer|factuur|boekstuk|factura|número|documento|referencia|folio|assignment|zuordnung|name`,
  },
  sourceId: {
    sure: `invoice id|transaction id|entry no|entry no.|entry id|internal id|internalid|source id|guid|uuid|posting id|external id|
      record id|xero invoice id|invoiceid|payment number|payment no|applied from|clearing document|payment document|pièce de règlement|Zahlungsbeleg|Ausgleichsbeleg|betalningsverifikat|betaalstuk|documento de pago|
      payment id|receipt no|receipt number|n° règlement|Zahlungsnummer|EcritureNum|n° écriture|lfd. Nr.|line id`,
    likely: `id`,
  },
  type: {
    sure: `document type|doc type|transaction type|tran type|trans type|txn type|entry type|move_type|move type|invoice type|
      type de pièce|type de document|type document|type pièce|nature|Belegart|Buchungsart|Dokumenttyp|Art|transaktionstyp|dokumenttyp|
      fakturatyp|documentsoort|soort|boekingssoort|tipo de documento|tipo documento|clase de documento|documenttype`,
    likely: `type|class|typ|tipo`,
  },
  issuedOn: {
    sure: `invoice date|inv date|InvoiceDate|document date|doc. date|doc date|date of invoice|bill date|issue date|issued|issued on|
      date issued|transaction date|tran date|invoice/bill date|document create date|
      date facture|date de facture|date de la facture|date d'émission|date émission|date pièce|PieceDate|date de pièce|
      Rechnungsdatum|Belegdatum|Rg-Datum|Rechnung vom|Ausstellungsdatum|fakturadatum|fakt.datum|factuurdatum|
      fecha factura|fecha de factura|fecha emisión|fecha de emisión|fecha documento|fecha expedición`,
    likely: `date|datum|fecha|baseline create date|baseline date|jour`,
  },
  postedOn: {
    sure: `posting date|pstng date|posted|date comptable|date écriture|EcritureDate|date d'écriture|Buchungsdatum|bokföringsdatum|
      verifikationsdatum|boekdatum|boekingsdatum|fecha contable|fecha de contabilización|fecha asiento`,
    likely: `entry date|booking date`,
  },
  dueOn: {
    sure: `due date|duedate|due on|date due|net due date|net due dt|due in date|payment due|payment due date|invoice date due|
      invoice_date_due|maturity|maturity date|pay by|
      échéance|date échéance|date d'échéance|date écheance|DateEcheance|à échéance le|payable le|date limite de paiement|
      Fälligkeit|Faelligkeit|Fällig am|Faellig am|Fälligkeitsdatum|Nettofälligkeit|Nettofälligkeitsdatum|Zahlbar bis|zu zahlen bis|
      Belegfälligkeit|Zahlungsziel|Nettofällig|
      förfallodatum|förfallodag|förfaller|till förfall|förf.datum|vervaldatum|vervalt|vervaldag|uiterste betaaldatum|
      netto-vervaldatum|te betalen voor|vencimiento|fecha vencimiento|fecha de vencimiento|fecha de vto.|fecha vto|f. vto.|vto`,
    likely: `due|fällig|faellig|förfall|förfallet|vence`,
  },
  amount: {
    sure: `amount|allocated amount|applied amount|amount applied|montant lettré|montant imputé|Ausgleichsbetrag|zugeordneter Betrag|
      avprickat belopp|toegewezen bedrag|importe aplicado|invoice amount|total amount|total amt|original amount|orig. amount|gross amount|gross|invoice total|total|grand total|amount in DC|
      amount in doc. curr.|amount in document currency|total (signed)|amount_total|amount_total_signed|document amount|total due amount|
      amount incl. vat|total incl. vat|total inc gst|face amount|doc amount|amount (one column)|
      montant|montant TTC|total TTC|ttc|montant facture|montant de la facture|montant initial|montant d'origine|
      Betrag|Bruttobetrag|Brutto|Rechnungsbetrag|Gesamtbetrag|Betrag in Belegwährung|Betrag brutto|Ursprungsbetrag|Umsatz|
      belopp|fakturabelopp|totalt|totalbelopp|summa|bruttobelopp|bedrag|factuurbedrag|totaal|totaalbedrag|bedrag incl. btw|
      importe|total factura|importe total|importe factura|monto|monto total|
      payment amount|amount received|received amount|montant payé|montant reçu|zahlungsbetrag|betalt belopp|betaald bedrag|importe pagado`,
    likely: `factuur|converted|value|sum|invoice value|amt|total open amount`,
  },
  localAmount: {
    sure: `amt in loc.cur.|amount in local currency|amount in lc|amount (lcy)|local amount|base amount|amount in company code currency|
      Betrag in Hauswährung|montant en devise locale|bedrag in lokale valuta|belopp i redovisningsvaluta|importe en moneda local|
      remaining amt. (lcy)|original amt. (lcy)`,
    likely: ``,
  },
  debit: {
    sure: `debit|debit amount|debits|dr|débit|montant débit|Soll|Sollbetrag|Umsatz Soll|debet|debetbelopp|debe|cargo|
      debit amount (two column approach)`,
    likely: ``,
  },
  credit: {
    sure: `credit|credit amount|credits|cr|crédit|montant crédit|Haben|Habenbetrag|Umsatz Haben|kredit|kreditbelopp|haber|abono|
      credit amount (two column approach)`,
    likely: ``,
  },
  side: {
    sure: `dr/cr|debit/credit|d/c|dc|dc ind|debit credit indicator|d/c ind.|sens|Soll/Haben|S/H|SH|Soll/Haben-Kennzeichen|
      Soll/Haben-Kennz.|SollHaben|debet/kredit|debet/credit|debe/haber`,
    likely: `sign`,
  },
  open: {
    sure: `open balance|open amount|open amt|amount due|balance due|outstanding|outstanding amount|outstanding balance|remaining amount|remaining|
      remaining balance|pending amount|residual|amount_residual|amount residual|amount due (signed)|invoiceamountdue|unpaid|unpaid amount|
      total open amount|still due|
      reste dû|reste à payer|restant dû|montant restant|reste à régler|montant dû|solde dû|à encaisser|solde restant|reste à encaisser|
      offen|offener Betrag|Offener Posten|Restbetrag|OP-Betrag|offener Restbetrag|noch offen|Betrag offen|Rest|Offener Saldo|
      restbelopp|kvar att betala|att betala|obetalt|rest|utestående|kvarstående belopp|
      openstaand|openstaand bedrag|openstaand saldo|restant|nog te betalen|openstaandsaldo|te betalen|
      pendiente|importe pendiente|saldo pendiente|pendiente de cobro|pendiente de pago`,
    likely: `open|balance|saldo|solde|due|betalen`,
  },
  paid: {
    sure: `paid|amount paid|paid amount|payments|paid to date|invoiceamountpaid|received|amount received to date|payments/credits|
      réglé|montant réglé|déjà réglé|payé|acompte|acomptes|encaissé|versé|
      bezahlt|Zahlung|Zahlungen|Zahlung(en)|gezahlt|bereits bezahlt|Zahlungseingang|bezahlter Betrag|
      betalt|betald|inbetalt|betaald|reeds betaald|voldaan|ontvangen|pagado|cobrado|importe cobrado`,
    likely: `deposit|applied`,
  },
  net: {
    sure: `net amount|net|subtotal|sub total|amount excl. vat|amount before sales tax|total excl. vat|amount_untaxed|
      montant HT|total HT|ht|Nettobetrag|Netto|nettobelopp|exkl moms|nettobedrag|bedrag excl. btw|base imponible|importe neto`,
    likely: ``,
  },
  vat: {
    sure: `vat amount|tax amount|tax|taxtotal|sales tax amount|gst|amount_tax|tva|montant tva|MwSt|MwSt-Betrag|USt|Steuerbetrag|
      Mehrwertsteuer|moms|momsbelopp|btw|btw-bedrag|cuota iva|iva|importe iva`,
    likely: ``,
  },
  currency: {
    sure: `currency|currency code|curr|curr.|ccy|cur|CurrencyCode|invoice currency|document currency|currency_id|
      devise|Idevise|monnaie|code devise|Währung|Währungscode|Währungsschlüssel|Waehrung|Whg|WKZ|Belegwährung|WKZ Umsatz|valuta|valutakod|munt|muntsoort|valutacode|
      moneda|divisa|código de divisa`,
    likely: ``,
  },
  localCurrency: {
    sure: `local currency|lcurr|base currency|company code currency|Hauswährung|devise locale|lokale valuta|moneda local`,
    likely: ``,
  },
  settledOn: {
    sure: `settled date|settled on|SettledDate|clear date|clearing date|clearing|date cleared|paid date|paid on|date paid|
      date of payment|payment date|date received|receipt date|FullyPaidOnDate|closed at date|
      date de paiement|date de règlement|date règlement|DateRglt|date d'encaissement|payé le|
      Ausgleichsdatum|Ausgleich|Zahlungsdatum|bezahlt am|Zahldatum|Eingangsdatum|
      betalningsdatum|betaldatum|betald den|inbetalningsdatum|betaaldatum|betaald op|datum betaling|
      fecha de pago|fecha pago|fecha de cobro|fecha cobro`,
    likely: ``,
  },
  status: {
    sure: `status|invoice status|payment status|state|document status|payment_state|statut|état|statut de paiement|état facture|
      Zahlungsstatus|Belegstatus|Rechnungsstatus|betalningsstatus|fakturastatus|factuurstatus|betaalstatus|estado|
      estado factura|estado de pago`,
    likely: ``,
  },
  isOpen: {
    sure: `open|isopen|is open|open?|open/closed|open item`,
    likely: ``,
  },
  isPaid: {
    sure: `paid|paid?|is paid|fully paid|payé|réglé|bezahlt|betald|betaald|pagado|cobrado`,
    likely: ``,
  },
  settles: {
    sure: `applies-to doc. no.|applied to|applies to|applied to invoice|paid invoice|invoice paid|original invoice|facture d'origine|
      facture réglée|Bezugsbeleg|Ursprungsrechnung|avser faktura|betreft factuur|factura original|factura rectificada`,
    likely: ``,
  },
  matchCode: {
    sure: `clearing document|clrng doc.|clearing doc|closed by entry no.|lettrage|lettre|let.|let|EcritureLet|CodeLettrage|
      code lettrage|Ausgleichsbeleg|Auszifferung|Auszifferungs-Nr.|afletteren|aflettercode|punteo|matching`,
    likely: ``,
  },
  daysLate: {
    sure: `age|days overdue|days past due|days late|arrears|aging|overdue by days|days in arrears|dayslate|arrears by net due date|
      retard|jours de retard|nb jours retard|nombre de jours de retard|
      Tage überfällig|Verzugstage|Tage überf.|Verzug|überfällig seit|dagar|förfallna dagar|dagar försenad|
      vervaldagen|dagen te laat|dagen over tijd|dagen vervallen|días vencidos|días de retraso|días vencida`,
    likely: `dagen`,
  },
  account: {
    sure: `g/l account|gl account|ledger account|account group|account name|CompteNum|compte général|n° compte général|Sachkonto|
      grootboekrekening|cuenta contable`,
    likely: ``,
  },
  journal: {
    sure: `journal|journal code|JournalCode|code journal|Journal-Nr.|diario|dagboek`,
    likely: ``,
  },
  lineWhat: {
    sure: `item name|item|item desc|item description|item product|product/service|product|inventory item code|inventoryitemcode|line item|
      line description|item notes|article|Artikel|Artikelnummer|Position|artikel|artikelnr|artículo`,
    likely: ``,
  },
  lineQuantity: {
    sure: `quantity|qty|item quantity|quantité|qté|Menge|Anzahl|antal|aantal|cantidad`,
    likely: ``,
  },
  linePrice: {
    sure: `item price|unit price|item cost|UnitAmount|rate|price|prix unitaire|PU HT|Einzelpreis|Preis|
      à-pris|styckpris|stukprijs|eenheidsprijs|precio unitario|precio`,
    likely: ``,
  },
  lineAmount: {
    sure: `item total|line total|lineamount|line amount|line net amount|line value|montant ligne|montant de la ligne|total ligne|
      Positionsbetrag|Positionssumme|Zeilenbetrag|Gesamtpreis|radbelopp|radsumma|regelbedrag|regeltotaal|importe línea|
      importe de línea|total línea`,
    likely: ``,
  },
  lineVat: {
    sure: `line tax|line vat|line tax amount|line vat amount|item tax|item tax amount|TVA ligne|TVA de la ligne|MwSt Position|
      Positions-MwSt|radmoms|moms rad|btw regel|regel btw|iva línea|iva de línea`,
    likely: ``,
  },
  lineNo: {
    sure: `line no|line no.|line number|line item no|n° ligne|numéro de ligne|Positionsnummer|Pos.-Nr.|Positionsnr|Zeilennummer|radnr|
      radnummer|regelnr|regelnummer|nº línea|número de línea`,
    likely: ``,
  },
  lineOrder: {
    sure: `po line|po line no|po line number|order line|ligne de commande|n° ligne commande|Bestellposition|Bestellpos.|orderrad|
      orderregel|línea de pedido`,
    likely: ``,
  },
} as const satisfies Record<string, Words>;
