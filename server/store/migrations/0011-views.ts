/** Lists in the order of the deadlines, page by page. */
export const views = [`create index kase_due on kase (bundle, procedure, (coalesce(due, 'infinity'::date)), updated_at, id)`];
