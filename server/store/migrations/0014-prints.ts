/** A print that was archived stays the one that was archived. */
export const prints = [
  "create trigger paper_file_append_only before update on paper_file for each row when (old.state = 'ready') execute function refuse_change()",
  'create trigger paper_file_no_delete before delete on paper_file for each row execute function refuse_change()',
  'create trigger paper_file_no_truncate before truncate on paper_file for each statement execute function refuse_change()',
];
