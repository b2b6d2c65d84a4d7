import type { Phones } from './phone';

/** What stands about a customer after an act: the timeline, what is held until when, whose task it is, and the mails that went out. */
export async function standsOf({ rows }: Phones, customerId: number): Promise<string> {
  const said = await rows<{ text: string }>(
    `select text from (
       select 1 as n, id, kind || case when direction = 'in' then ' in' else '' end as text from v_activity where customer_id = :id
       union all select 2, id, 'held: ' || kind || case when amount_minor is null then '' else ' of ' || amount_minor end || ' until ' || until_on
         from v_hold where customer_id = :id and ended_at is null
       union all select 3, id, 'promise for ' || promised_on || case when pauses = 1 then ', pauses' else '' end from v_promise where customer_id = :id and ended_at is null
       union all select 3, d.id, 'dispute: ' || d.category || case when i.amount_minor is null then '' else ' of ' || i.amount_minor end
         from v_dispute d join v_dispute_item i on i.dispute_id = d.id where d.customer_id = :id
       union all select 4, id, 'plan ' || number from v_plan where customer_id = :id
       union all select 5, id, 'task: ' || kind || ' by ' || due_on from v_task where customer_id = :id and done_at is null
       union all select 6, id, 'proposed: ' || kind from proposal where customer_id = :id
       union all select 6, id, 'call on ' || on_day from v_call_appointment where customer_id = :id and ended_at is null
       union all select 6, id, 'visit ' || state from v_visit where customer_id = :id and ended_at is null
       union all select 7, id, 'hardship' from customer where id = :id and hardship = 1
       union all select 8, max(id), count(*) || ' mail ' || language from v_message
         where customer_id = :id and about like 'receipt/%' group by language
     ) as said order by n, id`.replaceAll(':id', String(customerId)),
  );
  const texts = said.map(({ text }) => text.replace(/^plan .*/, 'plan'));
  return [...new Set(texts)].map((text) => times(text, texts.filter((one) => one === text).length)).join('; ');
}

const times = (text: string, n: number): string => (n === 1 ? text : `${n} × ${text}`);
