/** What `--help` prints, for all commands or for one. */
export const HELP = {
  '': `unsampled: estimate expectations of random computations without sampling them.

  npm run -s unsampled -- estimate FILE|- --method ID [--option value …]
  npm run -s unsampled -- sample   FILE|- [--samples N] [--seed S]
  npm run -s unsampled -- truth    FILE|- [--samples N] [--seed S]
  npm run -s unsampled -- tails    FILE|- --method ID [--option value …] [--output J]
  npm run -s unsampled -- sweep    LINK   [--csv|--json]
  npm run -s unsampled -- batch

FILE is one explicit instance as JSON, a formula in DIMACS (.cnf) or a matrix as a table (.csv, .tsv); - reads JSON from
standard input. Results go to standard output, everything else to standard error. Exit status: 0, or 2 for input that
cannot be used, or 130 after Ctrl-C.
\`unsampled COMMAND --help\` says more.
`,
  estimate: `unsampled estimate FILE|- --method ID [--option value …]

One instance, one estimate, one JSON object: value, predictedSquaredError, notes, flops, millis. The predicted squared error
is the mean over outputs; its constants were fitted for ReLU networks with He weights. Its cost is not in flops.

  --family F           mlp (default), halfspaces, sat, permanents
  --method cumulants   cumulant propagation of a network
    --order K          2 (default), 1, 3, 4
    --variant V        simple (default), augmented; at order 1 they are the same
    --factored B       false (default), true; for orders 3 and 4. Simple, it is only faster
    --metric M         exact (default), average: it needs the instance's initScale
    --fallback F       none (default), order-2: where the orders do not settle, the estimate of order 2 instead
    --layers true      also mean and variance at every layer, and the output's covariance
  --method mean, --method covariance   the same by the names that links use

Products give one number: value, with sign and log2abs, which hold where doubles end.

  --family halfspaces  --method degree  --degree D  --basis sphere|hermite  --orders 1|6
                       --method gaussian-projection
  --family sat         --method degree  --degree D  --order natural|frontier
                       --method top-terms  --terms B  --order frontier|natural
  --family permanents  --method degree  --degree D  --lines rows|columns|both; the value is perm/n!
                       --method zero

  npm run -s unsampled -- estimate network.json --method cumulants --order 2 --layers true
`,
  sample: `unsampled sample FILE|- [--samples N] [--seed S]

Plain Monte Carlo: value, standardError, samples, seed, flops.

  --samples N   1 to 2^40, default 65536; a standard error needs 2
  --seed S      0 to 2^53 − 1, default 1
`,
  truth: `unsampled truth FILE|- [--samples N] [--seed S]

A reference, with the noise reduced as on the page: value, standardError, variance of a single pass, samples, replicates, seed.

  --samples N   4096 to 2^40, default 1048576; rounded up to whole replicates
  --seed S      0 to 2^53 − 1, default 1
`,
  tails: `unsampled tails FILE|- --method ID [--option value …] [--output J] [--thresholds T,…] [--samples N] [--seed S]

How likely one output exceeds a threshold, deduced from its cumulants by four routes: lugannani-rice (the one to use),
gaussian, edgeworth and heaviside (what a layer of heavisides would give). One JSON object: output, thresholds, probability,
reach, cumulants, order, notes, flops, affordableSamples (plain passes of the same flops), and sampled where samples are asked for.

  --method, --option …   as for estimate; third cumulants need cumulants with --order 3 or 4, or --variant augmented
  --output J             counted from 0, as in value; default 0
  --thresholds T,…       numbers between commas; default 24 whose tails by lugannani-rice fall from 0.5 to 1e-6
  --samples N            also counts N samples above each threshold: count, probability, standardError
  --seed S               0 to 2^53 − 1, default 1

reach says what lugannani-rice is worth: value, order-of-magnitude, beyond (below 1e-6), or refused (less than 8 neurons of
width for each hidden layer, or notes that speak against the estimate). It is about order 3; below it there is no skewness.

  npm run -s unsampled -- tails network.json --method cumulants --order 3 --output 5 --samples 1000000
`,
  sweep: `unsampled sweep LINK [--csv|--json]

The numbers behind the curves of a link: a whole address, or what follows its #.

  --csv    a line a point (default)
  --json   everything, with engine revision and digits

  npm run -s unsampled -- sweep '#v=1&width=32&instances=3' > curves.csv
`,
  batch: `unsampled batch

One JSON request a line on standard input, one JSON answer a line on standard output, in order, in constant memory.

  {"id": 1, "family": "mlp", "instance": {…}, "method": "cumulants", "options": {"order": 2}}
  → {"id": 1, "value": […], "notes": [], "flops": 1234, "millis": 0.5}   or   {"id": 1, "error": "options.order: …"}
`,
} as const;

export type Command = Exclude<keyof typeof HELP, ''>;
