import { spawn } from 'node:child_process';

/** Whether a command's output is shown as it comes, or only if it fails. */
type Output = 'shown' | 'if-failed';

/** Runs a command as a named step, prints how it went and resolves with whether it ended well. */
export async function step(name: string, command: string, output: Output, env: NodeJS.ProcessEnv): Promise<boolean> {
  const start = performance.now();
  if (output === 'shown') console.log(`\n── ${name}: ${command}`);
  const { code, text } = await execute(command, output, env);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} ${seconds} s${code === 0 ? '' : `: ${command} ended with ${code}`}`);
  if (code !== 0 && text !== '') console.log(text.trimEnd());
  return code === 0;
}

function execute(command: string, output: Output, env: NodeJS.ProcessEnv): Promise<{ code: number; text: string }> {
  const child = spawn(command, { shell: true, env, stdio: ['ignore', ...outputs[output]] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, text: String(error) }));
    child.once('close', (code) => resolve({ code: code ?? 1, text: Buffer.concat(chunks).toString() }));
  });
}

const outputs = { shown: ['inherit', 'inherit'], 'if-failed': ['pipe', 'pipe'] } as const;
