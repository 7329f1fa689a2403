// The first steps of a self-assessment over HTTP, for benchmarks: gives a case that stands before the report, and a full report of about 30 KB.

export const report = (form) => ({
  introduction: 'Мектептин кыскача баяны. '.repeat(19).trim(),
  criteria: Object.fromEntries(
    form.sections
      .flatMap((section) => Object.keys(section.schema.properties?.criteria?.properties ?? {}))
      .map((id) => [
        id,
        {
          text: 'Окуу планы билим берүү стандартына ылайык келет. '.repeat(10).trim(),
          links: Array.from({ length: 5 }, (_, n) => `https://mektep.example.kg/${id}/${'x'.repeat(180)}/${n}`),
        },
      ]),
  ),
  conclusions: 'Корутунду: мектеп критерийлерге жооп берет. '.repeat(11).trim(),
});

/** Does one action: signs where it must be signed. */
export async function act(client, id, action, input) {
  const view = await client('GET', `/api/cases/${id}`);
  const offer = view.actions.find((candidate) => candidate.id === action);
  const body = input === undefined ? {} : { input };
  if (offer.sign) body.signature = { statement: (await client('POST', `/api/cases/${id}/actions/${action}/statement`, body)).hash };
  return client('POST', `/api/cases/${id}/actions/${action}`, body, {
    'If-Match': `"${view.version}"`,
    'Idempotency-Key': crypto.randomUUID(),
  });
}

const choices = (view, field) =>
  view.actions
    .flatMap((offer) => offer.form?.sections ?? [])
    .map((section) => section.uiSchema[field])
    .find(Boolean)['ui:options'].choices;

/** Opens a self-assessment and takes it to the report. */
export async function caseBeforeReport(head) {
  const { id } = await head(
    'POST',
    '/api/cases',
    { bundle: 'ministry', procedure: 'self-assessment' },
    { 'Idempotency-Key': crypto.randomUUID() },
  );
  const opened = await head('GET', `/api/cases/${id}`);
  await act(head, id, 'save-commission', {
    members: choices(opened, 'members')
      .slice(0, 2)
      .map((choice) => choice.value),
  });
  const typed = await head('GET', `/api/cases/${id}`);
  const type = choices(typed, 'type').find((choice) => choice.value === 'institutional-general');
  await act(head, id, 'save-type', {
    purpose: 'accreditation',
    type: type.value,
    start: typed.state.since,
    end: typed.state.since,
    programmes: ['020'],
  });
  const day = typed.state.since;
  await act(head, id, 'approve-order', {
    number: '3454',
    date: day,
    councilSubmissionDate: day,
    councilDecisionNumber: '34534',
    councilDecisionDate: day,
  });
  return id;
}
