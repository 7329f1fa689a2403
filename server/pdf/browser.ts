/**
 * Finds the browser that prints papers, and unpacks the one that came with the packages where none is named. Gives launch options; launches nothing.
 * The package's own launcher is not used: its concurrent starts fail, it trusts a shared temp folder and it switches web security off.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import puppeteer, { type LaunchOptions } from 'puppeteer';
import tar from 'tar-fs';
import { PaperFault } from './fault.ts';

export interface BrowserPlace {
  /** Where the packed browser is unpacked once; private to this user. */
  cacheDir: string;
  /** Named by the operator: taken, or an error when it is missing. */
  executablePath?: string | undefined;
}

export type Browser = Pick<LaunchOptions, 'executablePath' | 'headless' | 'env'>;

const SYSTEM = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const require = createRequire(import.meta.url);

/** Named by the operator → unpacked from the packages → puppeteer's cache → the system's. */
export async function findBrowser(place: BrowserPlace): Promise<Browser> {
  if (place.executablePath) {
    if (fs.existsSync(place.executablePath)) return found(place.executablePath);
    throw new PaperFault({ code: 'pdf.noBrowser', params: { why: `PUPPETEER_EXECUTABLE_PATH=${place.executablePath}: ENOENT` } });
  }
  const why: string[] = [];
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      return await bundled(place.cacheDir);
    } catch (error) {
      why.push(`@sparticuz/chromium: ${error instanceof Error ? error.message : String(error)}`);
    }
  } else why.push(`@sparticuz/chromium: ${process.platform}/${process.arch}`);
  const there = [cachedByPuppeteer(), ...SYSTEM].find((file) => file && fs.existsSync(file));
  if (there) return found(there);
  throw new PaperFault({ code: 'pdf.noBrowser', params: { why: [...why, ...SYSTEM.map((file) => `${file}: ENOENT`)].join(' · ') } });
}

function found(executablePath: string): Browser {
  return { executablePath, headless: executablePath.endsWith('shell') ? 'shell' : true, env: environment() };
}

/** The browser gets no variable of ours but these: the database's address is none of its business. */
function environment(more: Record<string, string> = {}): Record<string, string> {
  return { PATH: '/usr/bin:/bin', HOME: os.tmpdir(), TMPDIR: os.tmpdir(), LANG: 'C.UTF-8', TZ: 'UTC', ...more };
}

function cachedByPuppeteer(): string | undefined {
  try {
    return puppeteer.executablePath();
  } catch {
    // It throws where nothing is installed; the look-up simply goes on.
    return undefined;
  }
}

async function bundled(cacheDir: string): Promise<Browser> {
  const dir = await unpacked(cacheDir);
  return {
    executablePath: path.join(dir, 'chromium'),
    headless: 'shell',
    env: environment({ LD_LIBRARY_PATH: path.join(dir, 'al2023/lib'), FONTCONFIG_FILE: fontsConf(dir) }),
  };
}

/** Unpacks beside and renames, so that two processes at once, or a kill in between, leave a whole folder or none. */
async function unpacked(cacheDir: string): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const home = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const dir = path.join(cacheDir, `chromium-${version}`);
  if (fs.existsSync(dir)) return dir;
  fs.mkdirSync(cacheDir, { recursive: true, mode: 0o700 });
  const aside = fs.mkdtempSync(`${dir}.tmp-`);
  const packed = (name: string) => fs.createReadStream(path.join(home, 'bin', `${name}.br`));
  try {
    await Promise.all([
      pipeline(packed('chromium'), zlib.createBrotliDecompress(), fs.createWriteStream(path.join(aside, 'chromium'), { mode: 0o755 })),
      pipeline(packed('al2023.tar'), zlib.createBrotliDecompress(), tar.extract(path.join(aside, 'al2023'))),
      pipeline(packed('fonts.tar'), zlib.createBrotliDecompress(), tar.extract(path.join(aside, 'fonts'))),
    ]);
    fs.renameSync(aside, dir);
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    if (!fs.existsSync(dir)) throw error;
  }
  return dir;
}

/** With no font at all on the system Chromium prints blank text, even with data: fonts, and raises no error. */
function fontsConf(dir: string): string {
  const file = path.join(dir, 'fonts.conf');
  const cache = path.join(dir, 'fontconfig-cache');
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const wanted = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${escaped(dir)}/fonts</dir><cachedir>${escaped(cache)}</cachedir></fontconfig>`;
  if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== wanted) {
    const aside = `${file}.${process.pid}`;
    fs.writeFileSync(aside, wanted);
    fs.renameSync(aside, file);
  }
  return file;
}
