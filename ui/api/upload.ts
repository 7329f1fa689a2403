/** Sends one file with its progress. XMLHttpRequest, since fetch tells nothing of an upload under way. */
import type { FileView } from '../../server/http/contract.ts';
import { toProblem, withQuery } from './client.ts';
import { Unreachable } from './problem.ts';

export type Upload = (file: File, onProgress: (share: number) => void) => Promise<FileView>;

/** The upload of a case. */
export const uploadTo =
  (caseId: string, lang: string): Upload =>
  (file, onProgress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', withQuery(`/api/cases/${caseId}/files`, { name: file.name }));
      request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
      request.setRequestHeader('Accept-Language', lang);
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onerror = () => reject(new Unreachable('upload'));
      request.onload = () => {
        const body = /json/.test(request.getResponseHeader('Content-Type') ?? '') ? JSON.parse(request.responseText) : undefined;
        if (request.status >= 200 && request.status < 300) resolve(body as FileView);
        else reject(toProblem(request.status, request.statusText, body));
      };
      request.send(file);
    });
