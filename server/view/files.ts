/** A file as the screen names it. */
import type { FileView } from '../http/contract.ts';
import type { FileRecord } from '../store/files.ts';

export function fileView({ id, name, size, type }: FileRecord): FileView {
  return { id, name, size: Number(size), type, url: `/api/files/${id}` };
}
