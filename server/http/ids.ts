/** Random ids in addresses. What isn't one names nothing, and must not reach the database. */
export function isRandomId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
