/** The help line of a widget, where there is one. */
export const helpOf = (options: Record<string, unknown>): string | undefined =>
  typeof options.help === 'string' && options.help ? options.help : undefined;
