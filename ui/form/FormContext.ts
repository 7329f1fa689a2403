/** What widgets read beside their own props: what is seen, asked for and wrong; the files; the way to keep typing safe at once. */
import { createContext, useContext } from 'react';
import type { FileView, FormView, LookupView } from '../../server/http/contract.ts';
import type { Upload } from '../api/upload.ts';
import type { Path } from '../draft/answers.ts';

export interface FieldState {
  path: Path;
  required: boolean;
  hidden: boolean;
}
export interface FormStates {
  fields: ReadonlyMap<string, FieldState>;
  errors: ReadonlyMap<string, string>;
}

const NONE: FormStates = { fields: new Map(), errors: new Map() };
export const StatesContext = createContext<FormStates>(NONE);

/** What a widget needs to know of its own field. */
export function useField(id: string): { required: boolean; hidden: boolean; error: string | undefined; path: Path | undefined } {
  const { fields, errors } = useContext(StatesContext);
  const state = fields.get(id);
  return { required: state?.required ?? false, hidden: state?.hidden ?? false, error: errors.get(id), path: state?.path };
}

/** Error of one item of a list that a single widget draws. */
export const useErrors = (): ReadonlyMap<string, string> => useContext(StatesContext).errors;

/** Fields that an outside service fills. */
export interface Lookups {
  /** Asks for what is typed in a field and puts the answer into the form; absent in previews. */
  ask: ((field: string) => Promise<LookupView>) | undefined;
  /** Empties fields that were filled for something else. */
  forget(fields: string[]): void;
  /** Field → what a look-up has put there since the form was opened. */
  filled: Readonly<Record<string, unknown>>;
}

export interface FormTools {
  files: Record<string, FileView>;
  addFile(file: FileView): void;
  /** Absent in previews. */
  upload: Upload | undefined;
  /** Counts uploads under way. */
  uploading(change: 1 | -1): void;
  /** Puts a value into the draft at once, before the form knows of it. */
  keep(path: Path, value: unknown): void;
  /** The form has taken the value over. */
  taken(path: Path): void;
  /** What the draft holds at a place. */
  held(path: Path): unknown;
  beside: NonNullable<FormView['beside']>;
  lookups: Lookups;
}

export const ToolsContext = createContext<FormTools | undefined>(undefined);
export function useTools(): FormTools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('no form above');
  return tools;
}
