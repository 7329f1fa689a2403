/** Keeps a folder for one process: a listening local socket, which dies with the process however it ends. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export type Unlock = () => Promise<void>;

/** Another process holds the folder. */
export class FolderInUse extends Error {
  readonly folder: string;
  constructor(folder: string) {
    super(`in use: ${folder}`);
    this.folder = folder;
  }
}

/** Takes the lock. @throws FolderInUse */
export async function lockFolder(folder: string): Promise<Unlock> {
  fs.mkdirSync(folder, { recursive: true });
  // A socket's path may have 107 bytes only: on Linux it goes through the folder's descriptor.
  const fd = process.platform === 'linux' ? fs.openSync(folder, 'r') : undefined;
  const closeFd = () => {
    if (fd !== undefined) fs.closeSync(fd);
  };
  const file = path.join(folder, 's');
  const server = net.createServer((socket) => socket.destroy());
  try {
    await listenAlone(server, address(folder, file, fd), file);
  } catch (error) {
    closeFd();
    throw error instanceof FolderInUse ? new FolderInUse(folder) : error;
  }
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        closeFd();
        resolve();
      });
    });
}

function address(folder: string, file: string, fd: number | undefined): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\${folder.replace(/[\\/:]/g, '_')}`;
  return fd === undefined ? file : `/proc/self/fd/${fd}/s`;
}

async function listenAlone(server: net.Server, at: string, file: string): Promise<void> {
  try {
    await listen(server, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (await answers(at)) throw new FolderInUse(at);
    // The socket of a process that was killed.
    fs.rmSync(file, { force: true });
    await listen(server, at);
  }
}

function listen(server: net.Server, at: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function answers(at: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(at);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
