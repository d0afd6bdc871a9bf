import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COORD, createSandbox } from '../../support/sandbox.ts';
import { isAlive } from '../../support/processes.ts';
import { outline } from './stage.ts';
