/** A reason to stop that the person can act on: shown without a stack. */
export class Stop extends Error {}

/** Runs a script's main function and exits with the number it gives; a Stop is printed plainly and exits 1. */
export async function main(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
