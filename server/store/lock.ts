/** Keeps a folder for one process: a listening local socket, which dies with the process however it ends. Others reach its holder through it. */
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';

export interface Lock {
  /** Hands over each connection made to the socket; until then they are closed. */
  serve(listener: http.RequestListener): void;
  unlock(): Promise<void>;
}

/** Another process holds the folder. */
export class FolderInUse extends Error {
  readonly folder: string;
  constructor(folder: string) {
    super(`in use: ${folder}`);
    this.folder = folder;
  }
}

/** Takes the lock. @throws FolderInUse */
export async function lockFolder(folder: string): Promise<Lock> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The socket obeys: only the folder's owner may come to it.
  fs.chmodSync(folder, 0o700);
  // A socket's path may have 107 bytes only: on Linux it goes through the folder's descriptor.
  const fd = process.platform === 'linux' ? fs.openSync(folder, 'r') : undefined;
  const closeFd = () => {
    if (fd !== undefined) fs.closeSync(fd);
  };
  const file = path.join(folder, 's');
  let answering: http.Server | undefined;
  const server = net.createServer((socket) => {
    if (answering) answering.emit('connection', socket);
    else socket.destroy();
  });
  try {
    await listenAlone(server, address(folder, file, fd), file);
  } catch (error) {
    closeFd();
    throw error instanceof FolderInUse ? new FolderInUse(folder) : error;
  }
  server.unref();
  return {
    serve(listener) {
      answering = http.createServer(listener);
    },
    unlock: () =>
      new Promise((resolve) => {
        server.close(() => {
          closeFd();
          resolve();
        });
        answering?.closeAllConnections();
      }),
  };
}

export interface Reached {
  /** Where to connect. */
  address: string;
  close(): void;
}

/** The socket of whoever holds the folder. */
export function reachFolder(folder: string): Reached {
  const fd = process.platform === 'linux' ? fs.openSync(folder, 'r') : undefined;
  return {
    address: address(folder, path.join(folder, 's'), fd),
    close: () => {
      if (fd !== undefined) fs.closeSync(fd);
    },
  };
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
