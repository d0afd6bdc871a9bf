// Generated from schemas/ by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0; )
            if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0; )
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0; ) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  }
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  }
});

// <stdin>
var config = validate20;
var schema31 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "coord/config", "title": "CoordConfig", "description": "coord.config.yaml: the roles of a team, who owns which files, how layers are verified, what a handoff needs.", "type": "object", "additionalProperties": false, "required": ["version", "project", "roles"], "properties": { "version": { "const": 1, "description": "The version of this format." }, "project": { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "type": "string", "minLength": 1, "maxLength": 100, "description": "Shown in briefs, reports and handoff documents." }, "description": { "type": "string", "maxLength": 2e3, "description": "One or two sentences that every brief opens with." } } }, "roles": { "type": "object", "minProperties": 1, "maxProperties": 100, "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "$ref": "#/$defs/role" }, "description": "Who works here. The key is the role's id." }, "ownership": { "$ref": "#/$defs/ownership" }, "layers": { "type": "object", "maxProperties": 100, "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "$ref": "#/$defs/layer" }, "description": "The layers of the system and the checks that prove each of them works." }, "flows": { "type": "object", "maxProperties": 100, "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "$ref": "#/$defs/flow" }, "description": "Data that goes through several layers, verified when they have passed." }, "verification": { "$ref": "#/$defs/verification" }, "handoff": { "$ref": "#/$defs/handoff" }, "leases": { "$ref": "#/$defs/leases" }, "worktrees": { "$ref": "#/$defs/worktrees" }, "queue": { "$ref": "#/$defs/queue" }, "health": { "$ref": "#/$defs/health" }, "focus": { "$ref": "#/$defs/focus" }, "notify": { "type": "array", "maxItems": 20, "items": { "$ref": "#/$defs/notifier" }, "description": "Who is told of what, outside the terminals: never in the way of what it tells of." }, "check": { "$ref": "#/$defs/check" }, "playbooks": { "type": "object", "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "$ref": "#/$defs/binding" }, "description": "Which of these roles play the parts of a playbook. The key is the playbook's name." }, "state": { "type": "object", "additionalProperties": false, "properties": { "dir": { "type": "string", "minLength": 1, "description": "Where coord keeps its state, absolute or relative to this file. Default: coord/ inside git's common directory." } } } }, "$defs": { "id": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,39}$", "description": "Lower-case letters, digits and dashes; starts with a letter; at most 40 characters." }, "duration": { "type": "string", "pattern": "^[1-9][0-9]{0,5}(ms|s|m|h)$", "description": "A whole number and a unit: 500ms, 30s, 5m, 2h." }, "glob": { "type": "string", "minLength": 1, "description": "A path pattern relative to this file: *, ?, **, [a-z], {a,b}." }, "globs": { "type": "array", "minItems": 1, "maxItems": 500, "items": { "$ref": "#/$defs/glob" } }, "roleIds": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/$defs/id" } }, "layerIds": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/id" } }, "verdict": { "enum": ["allow", "ask", "deny"] }, "role": { "type": "object", "additionalProperties": false, "required": ["title"], "properties": { "title": { "type": "string", "minLength": 1, "maxLength": 100 }, "description": { "type": "string", "maxLength": 4e3 }, "expertise": { "type": "array", "uniqueItems": true, "items": { "type": "string", "minLength": 1, "maxLength": 100 } }, "owns": { "$ref": "#/$defs/globs", "description": "What this role may write. A pattern that starts with ! takes files out again; the last match wins." }, "layers": { "$ref": "#/$defs/layerIds", "description": "Layers this role has authority over." }, "must_pass": { "$ref": "#/$defs/layerIds", "description": "Layers whose checks this role's work must pass before it is handed off." }, "collaborates": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["with", "on"], "properties": { "with": { "$ref": "#/$defs/id" }, "on": { "type": "string", "minLength": 1, "maxLength": 500 } } }, "description": "With which role, on what." }, "agent": { "$ref": "#/$defs/agent" }, "tools": { "$ref": "#/$defs/tools" }, "lease_priority": { "type": "integer", "minimum": 0, "maximum": 100, "description": "A role with a higher number, that has met another's lease, has it next: the other one can't prolong it. Default: 0." }, "brief": { "type": "object", "additionalProperties": false, "properties": { "template": { "type": "string", "minLength": 1, "description": "A Handlebars file, relative to this file, used instead of the shipped one." }, "include": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Documents, relative to this file, whose text the brief carries." } } } } }, "tools": { "type": "object", "additionalProperties": false, "properties": { "mcp": { "type": "array", "maxItems": 100, "uniqueItems": true, "items": { "type": "string", "minLength": 1, "maxLength": 100 }, "description": "The only MCP servers that the role's sessions have, of those in .mcp.json beside this file. Default: whatever the client finds." }, "deny": { "type": "array", "maxItems": 200, "items": { "type": "string", "minLength": 1, "maxLength": 500 }, "description": "Claude Code permission rules for what the role's sessions never do, such as WebFetch or Bash(git push *)." } }, "description": "What the sessions of the role have of Claude Code's tools, in runs and with coord start." }, "agent": { "type": "object", "additionalProperties": false, "properties": { "kind": { "enum": ["claude", "command", "manual"], "description": "Who plays the role in a run: Claude Code, any other program, or a person. Default: claude." }, "command": { "$ref": "#/$defs/agentCommand" }, "preset": { "enum": ["codex", "gemini", "opencode", "aider"], "description": "kind command, instead of command: a program that coord knows how to call. See docs/agents.md." }, "args": { "type": "array", "minItems": 1, "maxItems": 100, "items": { "type": "string", "maxLength": 1e3 }, "description": "With preset: arguments for the program, after those that coord gives it." }, "model": { "type": "string", "minLength": 1, "description": "The model, by the name that Claude Code or the preset's program has for it." }, "budget_usd": { "type": "number", "exclusiveMinimum": 0, "description": "The most that one session of this role may cost, in US dollars. A command's cost is looked at afterwards." }, "max_turns": { "type": "integer", "minimum": 1 }, "permission_mode": { "enum": ["default", "acceptEdits", "plan", "bypassPermissions"], "description": "Claude Code's permission mode. Default: acceptEdits." }, "allowed_tools": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Claude Code permission rules granted to the role's sessions, such as Bash(npm test)." } }, "description": "What does the role's steps in a run. max_turns, permission_mode and allowed_tools are Claude Code's." }, "agentCommand": { "type": "object", "additionalProperties": false, "required": ["argv", "answer"], "description": "A program that reads the prompt on its standard input and prints its answer. No shell is between.", "properties": { "argv": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "The program and its arguments. A program with a / in its name is looked for from the worktree." }, "read": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added when the step may change nothing." }, "write": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added when the step may write." }, "prompt": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments for a program that reads its prompt from a file, for which {prompt_file} stands, and not on its standard input." }, "brief": { "enum": ["file", "text"], "description": "How the prompt brings the role's brief: file names the file that it is in, text has all of it. Default: file." }, "schema": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added when the step has an output; {schema_file} stands for a file with its JSON Schema." }, "resume": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added, after all others, when a session goes on; {session} stands for its id." }, "env": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$", "description": "Letters, digits and underscores; does not start with a digit; at most 100 characters." }, "additionalProperties": { "type": "string" }, "description": "Environment variables, besides those that coord sets: COORD_ROLE and others." }, "answer": { "$ref": "#/$defs/answerRule" } } }, "answerRule": { "type": "object", "additionalProperties": false, "required": ["format"], "description": "How the answer is found in what the program prints.", "properties": { "format": { "enum": ["text", "json", "jsonl"], "description": "text: all of it. json: one JSON document. jsonl: one a line, of which the last holds that fits `where` and has `value`." }, "where": { "type": "object", "minProperties": 1, "propertyNames": { "$ref": "#/$defs/pointer", "description": "A JSON pointer: /name/0/other." }, "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }] }, "description": "jsonl: the values that the line of the answer has, by JSON pointer, such as /type: result." }, "value": { "$ref": "#/$defs/pointer", "description": "Where in it the answer is, as a JSON pointer. Default: all of it." }, "session": { "$ref": "#/$defs/pointer", "description": "Where the session's id is. jsonl, as for the three below: on the newest line that has it." }, "cost_usd": { "$ref": "#/$defs/pointer", "description": "Where the cost in US dollars is." }, "input_tokens": { "$ref": "#/$defs/pointer" }, "output_tokens": { "$ref": "#/$defs/pointer" }, "usage": { "enum": ["last", "sum"], "description": "jsonl: whether the newest cost and tokens are the whole, or those of all lines together. Default: last." }, "activity": { "anyOf": [{ "$ref": "#/$defs/pointer" }, { "type": "array", "minItems": 1, "maxItems": 10, "items": { "$ref": "#/$defs/pointer" } }], "description": "jsonl: where a line says what the agent does now; of several places the first that has a text." } } }, "pointer": { "type": "string", "pattern": "^(/([^~/]|~[01])*)*$", "maxLength": 200, "description": "A JSON pointer: /name/0/other." }, "ownership": { "type": "object", "additionalProperties": false, "properties": { "mode": { "enum": ["enforce", "warn", "audit"], "description": "enforce refuses, warn lets the write happen and tells the agent, audit only records. Default: enforce." }, "unowned": { "$ref": "#/$defs/verdict", "description": "The verdict for a file that nobody owns. Default: ask." }, "unassigned": { "$ref": "#/$defs/verdict", "description": "The verdict for an owned file in a session that has no role. Default: ask." }, "shared": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["paths", "roles"], "properties": { "paths": { "$ref": "#/$defs/globs" }, "roles": { "$ref": "#/$defs/roleIds" } } }, "description": "Paths that several roles may write, one at a time. They decide before any role's owns." }, "unknown": { "$ref": "#/$defs/verdict", "description": "The verdict for a command of which nobody can say what it writes. Default: allow; what it has written is looked at afterwards." }, "ask_wait": { "$ref": "#/$defs/duration", "description": "In a run: how long a write that a person is asked about waits for the answer, at most 1h. Default: 10m." }, "violations": { "enum": ["tell", "stop"], "description": "What happens when a command has changed what its role may not write: tell says so to the agent, stop also keeps it from stopping once, so that it mends it. Default: stop." }, "exceptions": { "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/exception" }, "description": "Paths that some roles may write for a time although they are not theirs." }, "protected": { "$ref": "#/$defs/globs", "description": "Paths that no agent writes, in addition to this file and, anywhere in the repository, what is in a folder .git, .claude or .coord." } } }, "check": { "type": "object", "additionalProperties": false, "properties": { "branches": { "type": "object", "maxProperties": 200, "propertyNames": { "minLength": 1, "maxLength": 200 }, "additionalProperties": { "$ref": "#/$defs/id" }, "description": "Whose work a branch is. pattern: role; the first pattern that matches the branch decides. What matches none is as coord worktree add names branches: ROLE/\u2026 and ROLE-1 are of that role." }, "unattributed": { "$ref": "#/$defs/verdict", "description": "The verdict for an owned file in a change by a branch of no role. Default: that of ownership.unassigned." }, "approvers": { "type": "array", "maxItems": 100, "items": { "type": "object", "additionalProperties": false, "required": ["people"], "properties": { "paths": { "$ref": "#/$defs/globs", "description": "What they may approve. Default: everything, also outside the folder of this file." }, "people": { "type": "array", "minItems": 1, "maxItems": 100, "uniqueItems": true, "items": { "type": "string", "minLength": 1, "maxLength": 100 }, "description": "Their names, as CI knows them. Capitals and a leading @ make no difference." } } }, "description": "Who may approve a change of protected paths (this file too), and of what is asked about. One of them is enough." } }, "description": "What coord check holds a change against, besides ownership." }, "exception": { "type": "object", "additionalProperties": false, "required": ["paths", "roles", "until", "reason"], "properties": { "paths": { "$ref": "#/$defs/globs", "description": "A protected path is meant only where it is named itself, without * and the like." }, "roles": { "$ref": "#/$defs/roleIds" }, "until": { "type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?Z)?$", "description": "A day, to its end in UTC, or a time: 2026-03-31, 2026-03-31T18:00Z." }, "reason": { "type": "string", "minLength": 1, "maxLength": 500, "description": "Shown wherever it decides." } } }, "layer": { "type": "object", "additionalProperties": false, "required": ["type"], "properties": { "type": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,39}$", "description": "data, service, communication, presentation, integration, caching, or a word of your own." }, "title": { "type": "string", "minLength": 1, "maxLength": 100 }, "paths": { "$ref": "#/$defs/globs", "description": "Which files belong to the layer." }, "needs": { "$ref": "#/$defs/layerIds", "description": "Layers that must be verified before this one." }, "checks": { "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/layerCheck" }, "description": "Commands that pass with exit code 0." }, "contracts": { "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/contract" }, "description": "What the layer takes and gives, as JSON Schemas: held against what it really takes and gives, and against the base." }, "benchmarks": { "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/benchmark" }, "description": "Commands that print a number, run while nothing else is." }, "gates": { "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/gate" }, "description": "Numbers that a command prints or a file holds, such as a coverage." } } }, "layerCheck": { "type": "object", "additionalProperties": false, "required": ["name", "command"], "properties": { "name": { "$ref": "#/$defs/id" }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; exit code 0 passes." }, "timeout": { "$ref": "#/$defs/duration", "description": "Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } }, "filePath": { "type": "string", "minLength": 1, "maxLength": 500, "description": "A file, relative to this file." }, "contract": { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/$defs/id" }, "input": { "$ref": "#/$defs/filePath", "description": "The JSON Schema of what the layer takes: a file, relative to this file." }, "example": { "$ref": "#/$defs/filePath", "description": "JSON that fits `input`; the command reads it on its standard input." }, "output": { "$ref": "#/$defs/filePath", "description": "The JSON Schema of what the layer gives: a file, relative to this file." }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; prints one JSON document that fits `output`." }, "file": { "$ref": "#/$defs/filePath", "description": "Instead of a command: a file of JSON that fits `output`." }, "compatible": { "type": "boolean", "description": "Whether a change of the schemas must leave those well who rely on the ones of the base. Default: true." }, "timeout": { "$ref": "#/$defs/duration", "description": "Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } }, "benchmark": { "type": "object", "additionalProperties": false, "required": ["name", "command"], "properties": { "name": { "$ref": "#/$defs/id" }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; prints the number." }, "runs": { "type": "integer", "minimum": 1, "maximum": 100, "description": "How often it is run; the median counts. Default: 1." }, "value": { "$ref": "#/$defs/pointer", "description": "Where the number is in the JSON that is printed, as a JSON pointer." }, "pattern": { "$ref": "#/$defs/numberPattern" }, "unit": { "$ref": "#/$defs/unit" }, "min": { "type": "number", "description": "The least that passes." }, "max": { "type": "number", "description": "The most that passes." }, "baseline": { "$ref": "#/$defs/baseline" }, "timeout": { "$ref": "#/$defs/duration", "description": "For each time it is run. Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } }, "gate": { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/$defs/id" }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; prints the number, or writes `file`." }, "file": { "$ref": "#/$defs/filePath", "description": "The file that holds the number, read after the command." }, "value": { "$ref": "#/$defs/pointer", "description": "Where the number is in the JSON, as a JSON pointer." }, "pattern": { "$ref": "#/$defs/numberPattern" }, "unit": { "$ref": "#/$defs/unit" }, "min": { "type": "number", "description": "The least that passes." }, "max": { "type": "number", "description": "The most that passes." }, "baseline": { "$ref": "#/$defs/baseline" }, "timeout": { "$ref": "#/$defs/duration", "description": "Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } }, "numberPattern": { "type": "string", "minLength": 1, "maxLength": 200, "description": "A regular expression with one group, which is the number; its last match counts." }, "unit": { "type": "string", "minLength": 1, "maxLength": 20, "description": "Shown after the number." }, "baseline": { "type": "object", "additionalProperties": false, "required": ["better", "tolerance"], "properties": { "better": { "enum": ["lower", "higher"], "description": "Which way the number gets better." }, "tolerance": { "type": "string", "pattern": "^[0-9]{1,3}([.][0-9]{1,3})?%$", "description": "How much worse than the recorded number still passes: 10%, 0.5%, 0%." } }, "description": "Held against the number that coord verify --record has written into coord.baselines.json beside this file." }, "flow": { "type": "object", "additionalProperties": false, "required": ["steps"], "properties": { "title": { "type": "string", "minLength": 1, "maxLength": 100 }, "data": { "$ref": "#/$defs/filePath", "description": "What the first step reads on its standard input. Default: its contract's example, or nothing." }, "steps": { "type": "array", "minItems": 1, "maxItems": 50, "items": { "$ref": "#/$defs/flowStep" }, "description": "One after the other; each reads on its standard input what the one before it has printed." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } }, "flowStep": { "type": "object", "additionalProperties": false, "required": ["layer"], "properties": { "layer": { "$ref": "#/$defs/id", "description": "Whose step it is." }, "contract": { "$ref": "#/$defs/id", "description": "A contract of the layer: its command and its schemas." }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified. Default: the contract's." }, "input": { "$ref": "#/$defs/filePath", "description": "A JSON Schema that what it reads must fit." }, "output": { "$ref": "#/$defs/filePath", "description": "A JSON Schema that what it prints must fit." }, "timeout": { "$ref": "#/$defs/duration", "description": "Default: 10m." } } }, "verification": { "type": "object", "additionalProperties": false, "properties": { "parallel": { "type": "integer", "minimum": 1, "maximum": 64, "description": "How many verifiers run at once, of layers that do not need each other. Default: 4." }, "fail_fast": { "type": "boolean", "description": "Whether the first failure ends what is still running. Default: false, which finishes what does not need it." } }, "description": "How layers are verified." }, "handoff": { "type": "object", "additionalProperties": false, "properties": { "required": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/field" }, "description": "Fields every handoff document must have, besides those that a playbook requires." }, "template": { "type": "string", "minLength": 1, "description": "A Handlebars file, relative to this file, used instead of the shipped one." }, "verify": { "type": "object", "additionalProperties": false, "required": ["by"], "properties": { "by": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/id" }, "description": "Roles whose agents may approve or reject what other roles hand over. Without it: people alone." } } }, "auto_approve": { "type": "string", "minLength": 1, "description": "CEL over handoff, verification and work: where it is true, what has passed its verifiers is approved by rule." }, "escalation": { "type": "object", "additionalProperties": false, "properties": { "failures": { "type": "integer", "minimum": 1, "maximum": 100, "description": "After so many failed verifications a person is asked. Default: 3." }, "unapproved": { "$ref": "#/$defs/duration", "description": "How long what has passed may wait for its approval. Default: 4h." }, "untaken": { "$ref": "#/$defs/duration", "description": "How long what is approved may wait for its receiver. Default: 24h." }, "unmended": { "$ref": "#/$defs/duration", "description": "How long what has failed may wait to be mended. Default: 24h." } }, "description": "What coord coordinate lets pass before it asks a person." }, "emergency": { "type": "object", "additionalProperties": false, "properties": { "by": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/id" }, "description": "Roles whose agents may approve before anything is verified. Without it: people alone." }, "verify_within": { "$ref": "#/$defs/duration", "description": "By when it has to be verified after all. Default: 24h." } } } } }, "field": { "type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$" }, "leases": { "type": "object", "additionalProperties": false, "properties": { "ttl": { "$ref": "#/$defs/duration", "description": "How long a lease lasts after the last write. Default: 5m." }, "hold": { "enum": ["tool", "session"], "description": "tool: released when the tool has finished; session: kept until it expires. Default: session." } } }, "worktrees": { "type": "object", "additionalProperties": false, "properties": { "dir": { "type": "string", "minLength": 1, "description": "Where role worktrees are made, relative to the repository. Default: a folder beside the repository." }, "link": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Ignored files or folders of the main checkout, linked into each worktree (node_modules)." }, "copy": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Ignored files of the main checkout, copied into each worktree (.env)." }, "setup": { "type": "string", "minLength": 1, "description": "A command run by sh in each new worktree." }, "ports": { "type": "object", "additionalProperties": false, "required": ["from"], "properties": { "from": { "type": "integer", "minimum": 1024, "maximum": 65e3, "description": "The first port." }, "each": { "type": "integer", "minimum": 1, "maximum": 1e3, "description": "How many ports each worktree gets. Default: 10." } }, "description": "Ports that each worktree has for itself: COORD_PORT is the first of its own." }, "keep": { "enum": ["never", "failed", "always"], "description": "Whose worktrees stay when a run has ended: no run's, those of runs that failed, or all. What is not committed stays in any case. Default: failed." } } }, "queue": { "type": "object", "additionalProperties": false, "properties": { "into": { "type": "string", "minLength": 1, "maxLength": 200, "description": "The branch that others are taken into. Default: what the main checkout has checked out." }, "verify": { "$ref": "#/$defs/layerIds", "description": "The layers that have to pass before a branch is taken in, with all they need. Default: all layers." } }, "description": "The merge queue: branches are taken in one at a time, each verified." }, "health": { "type": "object", "additionalProperties": false, "properties": { "checkin": { "$ref": "#/$defs/duration", "description": "How long an instance may be without a sign of life. Default: 24h." }, "reply": { "$ref": "#/$defs/duration", "description": "How long a question may be without an answer. Default: 4h." } }, "description": "When coord health finds fault." }, "focus": { "type": "object", "additionalProperties": false, "properties": { "checkpoint": { "$ref": "#/$defs/duration", "description": "How often a session's state is kept as a checkpoint. Default: 25m." }, "break": { "$ref": "#/$defs/duration", "description": "After how long without a break the person is gently reminded of one. Default: 90m." }, "reminders": { "type": "boolean", "description": "Whether there are reminders of breaks. Default: true." } } }, "notifier": { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "enum": ["webhook", "desktop", "bell"], "description": "webhook: an HTTP POST of JSON that Slack and Discord understand. desktop: notify-send or osascript. bell: the terminal's." }, "url": { "type": "object", "additionalProperties": false, "required": ["env"], "properties": { "env": { "type": "string", "pattern": "^[A-Z][A-Z0-9_]{0,99}$" } }, "description": "For a webhook: the environment variable that holds its address, which is a secret." }, "on": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["question", "decision", "conflict", "approval", "handoff", "late-write", "violation", "paused"] }, "description": "What it tells of. Default: all." } }, "if": { "properties": { "kind": { "const": "webhook" } } }, "then": { "required": ["url"] } }, "binding": { "type": "object", "additionalProperties": false, "required": ["parts"], "properties": { "parts": { "type": "object", "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "oneOf": [{ "$ref": "#/$defs/id" }, { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/$defs/id" } }] }, "description": "part: role, or a list of roles for a part that several play" } } } } };
var schema106 = { "type": "object", "additionalProperties": false, "properties": { "dir": { "type": "string", "minLength": 1, "description": "Where role worktrees are made, relative to the repository. Default: a folder beside the repository." }, "link": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Ignored files or folders of the main checkout, linked into each worktree (node_modules)." }, "copy": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Ignored files of the main checkout, copied into each worktree (.env)." }, "setup": { "type": "string", "minLength": 1, "description": "A command run by sh in each new worktree." }, "ports": { "type": "object", "additionalProperties": false, "required": ["from"], "properties": { "from": { "type": "integer", "minimum": 1024, "maximum": 65e3, "description": "The first port." }, "each": { "type": "integer", "minimum": 1, "maximum": 1e3, "description": "How many ports each worktree gets. Default: 10." } }, "description": "Ports that each worktree has for itself: COORD_PORT is the first of its own." }, "keep": { "enum": ["never", "failed", "always"], "description": "Whose worktrees stay when a run has ended: no run's, those of runs that failed, or all. What is not committed stays in any case. Default: failed." } } };
var schema114 = { "type": "object", "additionalProperties": false, "required": ["kind"], "properties": { "kind": { "enum": ["webhook", "desktop", "bell"], "description": "webhook: an HTTP POST of JSON that Slack and Discord understand. desktop: notify-send or osascript. bell: the terminal's." }, "url": { "type": "object", "additionalProperties": false, "required": ["env"], "properties": { "env": { "type": "string", "pattern": "^[A-Z][A-Z0-9_]{0,99}$" } }, "description": "For a webhook: the environment variable that holds its address, which is a secret." }, "on": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["question", "decision", "conflict", "approval", "handoff", "late-write", "violation", "paused"] }, "description": "What it tells of. Default: all." } }, "if": { "properties": { "kind": { "const": "webhook" } } }, "then": { "required": ["url"] } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var func0 = require_equal().default;
var pattern4 = new RegExp("^[a-z][a-z0-9-]{0,39}$", "u");
var pattern49 = new RegExp("^[A-Z][A-Z0-9_]{0,99}$", "u");
var schema33 = { "type": "object", "additionalProperties": false, "required": ["title"], "properties": { "title": { "type": "string", "minLength": 1, "maxLength": 100 }, "description": { "type": "string", "maxLength": 4e3 }, "expertise": { "type": "array", "uniqueItems": true, "items": { "type": "string", "minLength": 1, "maxLength": 100 } }, "owns": { "$ref": "#/$defs/globs", "description": "What this role may write. A pattern that starts with ! takes files out again; the last match wins." }, "layers": { "$ref": "#/$defs/layerIds", "description": "Layers this role has authority over." }, "must_pass": { "$ref": "#/$defs/layerIds", "description": "Layers whose checks this role's work must pass before it is handed off." }, "collaborates": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["with", "on"], "properties": { "with": { "$ref": "#/$defs/id" }, "on": { "type": "string", "minLength": 1, "maxLength": 500 } } }, "description": "With which role, on what." }, "agent": { "$ref": "#/$defs/agent" }, "tools": { "$ref": "#/$defs/tools" }, "lease_priority": { "type": "integer", "minimum": 0, "maximum": 100, "description": "A role with a higher number, that has met another's lease, has it next: the other one can't prolong it. Default: 0." }, "brief": { "type": "object", "additionalProperties": false, "properties": { "template": { "type": "string", "minLength": 1, "description": "A Handlebars file, relative to this file, used instead of the shipped one." }, "include": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Documents, relative to this file, whose text the brief carries." } } } } };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length > 500) {
      const err0 = { instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 500 }, message: "must NOT have more than 500 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 1) {
      const err1 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/glob/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/glob/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err0];
          } else {
            vErrors.push(err0);
          }
          errors++;
        }
      } else {
        const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    let i1 = data.length;
    let j0;
    if (i1 > 1) {
      outer0: for (; i1--; ) {
        for (j0 = i1; j0--; ) {
          if (func0(data[i1], data[j0])) {
            const err2 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
            break outer0;
          }
        }
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var schema39 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "enum": ["claude", "command", "manual"], "description": "Who plays the role in a run: Claude Code, any other program, or a person. Default: claude." }, "command": { "$ref": "#/$defs/agentCommand" }, "preset": { "enum": ["codex", "gemini", "opencode", "aider"], "description": "kind command, instead of command: a program that coord knows how to call. See docs/agents.md." }, "args": { "type": "array", "minItems": 1, "maxItems": 100, "items": { "type": "string", "maxLength": 1e3 }, "description": "With preset: arguments for the program, after those that coord gives it." }, "model": { "type": "string", "minLength": 1, "description": "The model, by the name that Claude Code or the preset's program has for it." }, "budget_usd": { "type": "number", "exclusiveMinimum": 0, "description": "The most that one session of this role may cost, in US dollars. A command's cost is looked at afterwards." }, "max_turns": { "type": "integer", "minimum": 1 }, "permission_mode": { "enum": ["default", "acceptEdits", "plan", "bypassPermissions"], "description": "Claude Code's permission mode. Default: acceptEdits." }, "allowed_tools": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Claude Code permission rules granted to the role's sessions, such as Bash(npm test)." } }, "description": "What does the role's steps in a run. max_turns, permission_mode and allowed_tools are Claude Code's." };
var schema40 = { "type": "object", "additionalProperties": false, "required": ["argv", "answer"], "description": "A program that reads the prompt on its standard input and prints its answer. No shell is between.", "properties": { "argv": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "The program and its arguments. A program with a / in its name is looked for from the worktree." }, "read": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added when the step may change nothing." }, "write": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added when the step may write." }, "prompt": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments for a program that reads its prompt from a file, for which {prompt_file} stands, and not on its standard input." }, "brief": { "enum": ["file", "text"], "description": "How the prompt brings the role's brief: file names the file that it is in, text has all of it. Default: file." }, "schema": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added when the step has an output; {schema_file} stands for a file with its JSON Schema." }, "resume": { "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "Arguments added, after all others, when a session goes on; {session} stands for its id." }, "env": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$", "description": "Letters, digits and underscores; does not start with a digit; at most 100 characters." }, "additionalProperties": { "type": "string" }, "description": "Environment variables, besides those that coord sets: COORD_ROLE and others." }, "answer": { "$ref": "#/$defs/answerRule" } } };
var pattern7 = new RegExp("^[A-Za-z_][A-Za-z0-9_]{0,99}$", "u");
var schema41 = { "type": "object", "additionalProperties": false, "required": ["format"], "description": "How the answer is found in what the program prints.", "properties": { "format": { "enum": ["text", "json", "jsonl"], "description": "text: all of it. json: one JSON document. jsonl: one a line, of which the last holds that fits `where` and has `value`." }, "where": { "type": "object", "minProperties": 1, "propertyNames": { "$ref": "#/$defs/pointer", "description": "A JSON pointer: /name/0/other." }, "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }] }, "description": "jsonl: the values that the line of the answer has, by JSON pointer, such as /type: result." }, "value": { "$ref": "#/$defs/pointer", "description": "Where in it the answer is, as a JSON pointer. Default: all of it." }, "session": { "$ref": "#/$defs/pointer", "description": "Where the session's id is. jsonl, as for the three below: on the newest line that has it." }, "cost_usd": { "$ref": "#/$defs/pointer", "description": "Where the cost in US dollars is." }, "input_tokens": { "$ref": "#/$defs/pointer" }, "output_tokens": { "$ref": "#/$defs/pointer" }, "usage": { "enum": ["last", "sum"], "description": "jsonl: whether the newest cost and tokens are the whole, or those of all lines together. Default: last." }, "activity": { "anyOf": [{ "$ref": "#/$defs/pointer" }, { "type": "array", "minItems": 1, "maxItems": 10, "items": { "$ref": "#/$defs/pointer" } }], "description": "jsonl: where a line says what the agent does now; of several places the first that has a text." } } };
var pattern8 = new RegExp("^(/([^~/]|~[01])*)*$", "u");
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.format === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format" }, message: "must have required property 'format'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema41.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.format !== void 0) {
      let data0 = data.format;
      if (!(data0 === "text" || data0 === "json" || data0 === "jsonl")) {
        const err2 = { instancePath: instancePath + "/format", schemaPath: "#/properties/format/enum", keyword: "enum", params: { allowedValues: schema41.properties.format.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.where !== void 0) {
      let data1 = data.where;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length < 1) {
          const err3 = { instancePath: instancePath + "/where", schemaPath: "#/properties/where/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        for (const key1 in data1) {
          const _errs5 = errors;
          if (typeof key1 === "string") {
            if (func2(key1) > 200) {
              const err4 = { instancePath: instancePath + "/where", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (!pattern8.test(key1)) {
              const err5 = { instancePath: instancePath + "/where", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"', propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/where", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          var valid1 = _errs5 === errors;
          if (!valid1) {
            const err7 = { instancePath: instancePath + "/where", schemaPath: "#/properties/where/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        for (const key2 in data1) {
          let data2 = data1[key2];
          const _errs10 = errors;
          let valid4 = false;
          const _errs11 = errors;
          if (typeof data2 !== "string") {
            const err8 = { instancePath: instancePath + "/where/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/where/additionalProperties/anyOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
          var _valid0 = _errs11 === errors;
          valid4 = valid4 || _valid0;
          const _errs13 = errors;
          if (!(typeof data2 == "number" && isFinite(data2))) {
            const err9 = { instancePath: instancePath + "/where/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/where/additionalProperties/anyOf/1/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var _valid0 = _errs13 === errors;
          valid4 = valid4 || _valid0;
          const _errs15 = errors;
          if (typeof data2 !== "boolean") {
            const err10 = { instancePath: instancePath + "/where/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/where/additionalProperties/anyOf/2/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          var _valid0 = _errs15 === errors;
          valid4 = valid4 || _valid0;
          if (!valid4) {
            const err11 = { instancePath: instancePath + "/where/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/where/additionalProperties/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          } else {
            errors = _errs10;
            if (vErrors !== null) {
              if (_errs10) {
                vErrors.length = _errs10;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/where", schemaPath: "#/properties/where/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.value !== void 0) {
      let data3 = data.value;
      if (typeof data3 === "string") {
        if (func2(data3) > 200) {
          const err13 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!pattern8.test(data3)) {
          const err14 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.session !== void 0) {
      let data4 = data.session;
      if (typeof data4 === "string") {
        if (func2(data4) > 200) {
          const err16 = { instancePath: instancePath + "/session", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (!pattern8.test(data4)) {
          const err17 = { instancePath: instancePath + "/session", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/session", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.cost_usd !== void 0) {
      let data5 = data.cost_usd;
      if (typeof data5 === "string") {
        if (func2(data5) > 200) {
          const err19 = { instancePath: instancePath + "/cost_usd", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        if (!pattern8.test(data5)) {
          const err20 = { instancePath: instancePath + "/cost_usd", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/cost_usd", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.input_tokens !== void 0) {
      let data6 = data.input_tokens;
      if (typeof data6 === "string") {
        if (func2(data6) > 200) {
          const err22 = { instancePath: instancePath + "/input_tokens", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (!pattern8.test(data6)) {
          const err23 = { instancePath: instancePath + "/input_tokens", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      } else {
        const err24 = { instancePath: instancePath + "/input_tokens", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.output_tokens !== void 0) {
      let data7 = data.output_tokens;
      if (typeof data7 === "string") {
        if (func2(data7) > 200) {
          const err25 = { instancePath: instancePath + "/output_tokens", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        if (!pattern8.test(data7)) {
          const err26 = { instancePath: instancePath + "/output_tokens", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err26];
          } else {
            vErrors.push(err26);
          }
          errors++;
        }
      } else {
        const err27 = { instancePath: instancePath + "/output_tokens", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.usage !== void 0) {
      let data8 = data.usage;
      if (!(data8 === "last" || data8 === "sum")) {
        const err28 = { instancePath: instancePath + "/usage", schemaPath: "#/properties/usage/enum", keyword: "enum", params: { allowedValues: schema41.properties.usage.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.activity !== void 0) {
      let data9 = data.activity;
      const _errs34 = errors;
      let valid10 = false;
      const _errs35 = errors;
      if (typeof data9 === "string") {
        if (func2(data9) > 200) {
          const err29 = { instancePath: instancePath + "/activity", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
        if (!pattern8.test(data9)) {
          const err30 = { instancePath: instancePath + "/activity", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/activity", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
      var _valid1 = _errs35 === errors;
      valid10 = valid10 || _valid1;
      const _errs38 = errors;
      if (Array.isArray(data9)) {
        if (data9.length > 10) {
          const err32 = { instancePath: instancePath + "/activity", schemaPath: "#/properties/activity/anyOf/1/maxItems", keyword: "maxItems", params: { limit: 10 }, message: "must NOT have more than 10 items" };
          if (vErrors === null) {
            vErrors = [err32];
          } else {
            vErrors.push(err32);
          }
          errors++;
        }
        if (data9.length < 1) {
          const err33 = { instancePath: instancePath + "/activity", schemaPath: "#/properties/activity/anyOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err33];
          } else {
            vErrors.push(err33);
          }
          errors++;
        }
        const len0 = data9.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data10 = data9[i0];
          if (typeof data10 === "string") {
            if (func2(data10) > 200) {
              const err34 = { instancePath: instancePath + "/activity/" + i0, schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
            if (!pattern8.test(data10)) {
              const err35 = { instancePath: instancePath + "/activity/" + i0, schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
              if (vErrors === null) {
                vErrors = [err35];
              } else {
                vErrors.push(err35);
              }
              errors++;
            }
          } else {
            const err36 = { instancePath: instancePath + "/activity/" + i0, schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err36];
            } else {
              vErrors.push(err36);
            }
            errors++;
          }
        }
      } else {
        const err37 = { instancePath: instancePath + "/activity", schemaPath: "#/properties/activity/anyOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err37];
        } else {
          vErrors.push(err37);
        }
        errors++;
      }
      var _valid1 = _errs38 === errors;
      valid10 = valid10 || _valid1;
      if (!valid10) {
        const err38 = { instancePath: instancePath + "/activity", schemaPath: "#/properties/activity/anyOf", keyword: "anyOf", params: {}, message: "must match a schema in anyOf" };
        if (vErrors === null) {
          vErrors = [err38];
        } else {
          vErrors.push(err38);
        }
        errors++;
      } else {
        errors = _errs34;
        if (vErrors !== null) {
          if (_errs34) {
            vErrors.length = _errs34;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    const err39 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err39];
    } else {
      vErrors.push(err39);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.argv === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "argv" }, message: "must have required property 'argv'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.answer === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "answer" }, message: "must have required property 'answer'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema40.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.argv !== void 0) {
      let data0 = data.argv;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err3 = { instancePath: instancePath + "/argv", schemaPath: "#/properties/argv/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data0[i0] !== "string") {
            const err4 = { instancePath: instancePath + "/argv/" + i0, schemaPath: "#/properties/argv/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
      } else {
        const err5 = { instancePath: instancePath + "/argv", schemaPath: "#/properties/argv/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.read !== void 0) {
      let data2 = data.read;
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err6 = { instancePath: instancePath + "/read", schemaPath: "#/properties/read/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        const len1 = data2.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data2[i1] !== "string") {
            const err7 = { instancePath: instancePath + "/read/" + i1, schemaPath: "#/properties/read/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/read", schemaPath: "#/properties/read/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.write !== void 0) {
      let data4 = data.write;
      if (Array.isArray(data4)) {
        if (data4.length < 1) {
          const err9 = { instancePath: instancePath + "/write", schemaPath: "#/properties/write/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len2 = data4.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (typeof data4[i2] !== "string") {
            const err10 = { instancePath: instancePath + "/write/" + i2, schemaPath: "#/properties/write/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/write", schemaPath: "#/properties/write/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.prompt !== void 0) {
      let data6 = data.prompt;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err12 = { instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        const len3 = data6.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (typeof data6[i3] !== "string") {
            const err13 = { instancePath: instancePath + "/prompt/" + i3, schemaPath: "#/properties/prompt/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.brief !== void 0) {
      let data8 = data.brief;
      if (!(data8 === "file" || data8 === "text")) {
        const err15 = { instancePath: instancePath + "/brief", schemaPath: "#/properties/brief/enum", keyword: "enum", params: { allowedValues: schema40.properties.brief.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.schema !== void 0) {
      let data9 = data.schema;
      if (Array.isArray(data9)) {
        if (data9.length < 1) {
          const err16 = { instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        const len4 = data9.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (typeof data9[i4] !== "string") {
            const err17 = { instancePath: instancePath + "/schema/" + i4, schemaPath: "#/properties/schema/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.resume !== void 0) {
      let data11 = data.resume;
      if (Array.isArray(data11)) {
        if (data11.length < 1) {
          const err19 = { instancePath: instancePath + "/resume", schemaPath: "#/properties/resume/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        const len5 = data11.length;
        for (let i5 = 0; i5 < len5; i5++) {
          if (typeof data11[i5] !== "string") {
            const err20 = { instancePath: instancePath + "/resume/" + i5, schemaPath: "#/properties/resume/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/resume", schemaPath: "#/properties/resume/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      let data13 = data.env;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        for (const key1 in data13) {
          const _errs29 = errors;
          if (typeof key1 === "string") {
            if (!pattern7.test(key1)) {
              const err22 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,99}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,99}$"', propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          }
          var valid13 = _errs29 === errors;
          if (!valid13) {
            const err23 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        for (const key2 in data13) {
          if (typeof data13[key2] !== "string") {
            const err24 = { instancePath: instancePath + "/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/env/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
      } else {
        const err25 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.answer !== void 0) {
      if (!validate29(data.answer, { instancePath: instancePath + "/answer", parentData: data, parentDataProperty: "answer", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err26];
    } else {
      vErrors.push(err26);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema39.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      let data0 = data.kind;
      if (!(data0 === "claude" || data0 === "command" || data0 === "manual")) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema39.properties.kind.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      if (!validate28(data.command, { instancePath: instancePath + "/command", parentData: data, parentDataProperty: "command", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
        errors = vErrors.length;
      }
    }
    if (data.preset !== void 0) {
      let data2 = data.preset;
      if (!(data2 === "codex" || data2 === "gemini" || data2 === "opencode" || data2 === "aider")) {
        const err2 = { instancePath: instancePath + "/preset", schemaPath: "#/properties/preset/enum", keyword: "enum", params: { allowedValues: schema39.properties.preset.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.args !== void 0) {
      let data3 = data.args;
      if (Array.isArray(data3)) {
        if (data3.length > 100) {
          const err3 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data3.length < 1) {
          const err4 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 === "string") {
            if (func2(data4) > 1e3) {
              const err5 = { instancePath: instancePath + "/args/" + i0, schemaPath: "#/properties/args/items/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/args/" + i0, schemaPath: "#/properties/args/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.model !== void 0) {
      let data5 = data.model;
      if (typeof data5 === "string") {
        if (func2(data5) < 1) {
          const err8 = { instancePath: instancePath + "/model", schemaPath: "#/properties/model/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/model", schemaPath: "#/properties/model/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.budget_usd !== void 0) {
      let data6 = data.budget_usd;
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 <= 0 || isNaN(data6)) {
          const err10 = { instancePath: instancePath + "/budget_usd", schemaPath: "#/properties/budget_usd/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/budget_usd", schemaPath: "#/properties/budget_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.max_turns !== void 0) {
      let data7 = data.max_turns;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err12 = { instancePath: instancePath + "/max_turns", schemaPath: "#/properties/max_turns/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (typeof data7 == "number" && isFinite(data7)) {
        if (data7 < 1 || isNaN(data7)) {
          const err13 = { instancePath: instancePath + "/max_turns", schemaPath: "#/properties/max_turns/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.permission_mode !== void 0) {
      let data8 = data.permission_mode;
      if (!(data8 === "default" || data8 === "acceptEdits" || data8 === "plan" || data8 === "bypassPermissions")) {
        const err14 = { instancePath: instancePath + "/permission_mode", schemaPath: "#/properties/permission_mode/enum", keyword: "enum", params: { allowedValues: schema39.properties.permission_mode.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.allowed_tools !== void 0) {
      let data9 = data.allowed_tools;
      if (Array.isArray(data9)) {
        const len1 = data9.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data10 = data9[i1];
          if (typeof data10 === "string") {
            if (func2(data10) < 1) {
              const err15 = { instancePath: instancePath + "/allowed_tools/" + i1, schemaPath: "#/properties/allowed_tools/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/allowed_tools/" + i1, schemaPath: "#/properties/allowed_tools/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/allowed_tools", schemaPath: "#/properties/allowed_tools/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema33.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      let data0 = data.title;
      if (typeof data0 === "string") {
        if (func2(data0) > 100) {
          const err2 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func2(data0) < 1) {
          const err3 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data1 = data.description;
      if (typeof data1 === "string") {
        if (func2(data1) > 4e3) {
          const err5 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.expertise !== void 0) {
      let data2 = data.expertise;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (func2(data3) > 100) {
              const err7 = { instancePath: instancePath + "/expertise/" + i0, schemaPath: "#/properties/expertise/items/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (func2(data3) < 1) {
              const err8 = { instancePath: instancePath + "/expertise/" + i0, schemaPath: "#/properties/expertise/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/expertise/" + i0, schemaPath: "#/properties/expertise/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        let i1 = data2.length;
        let j0;
        if (i1 > 1) {
          const indices0 = {};
          for (; i1--; ) {
            let item0 = data2[i1];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              const err10 = { instancePath: instancePath + "/expertise", schemaPath: "#/properties/expertise/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
              break;
            }
            indices0[item0] = i1;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/expertise", schemaPath: "#/properties/expertise/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.owns !== void 0) {
      if (!validate22(data.owns, { instancePath: instancePath + "/owns", parentData: data, parentDataProperty: "owns", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.layers !== void 0) {
      if (!validate24(data.layers, { instancePath: instancePath + "/layers", parentData: data, parentDataProperty: "layers", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.must_pass !== void 0) {
      if (!validate24(data.must_pass, { instancePath: instancePath + "/must_pass", parentData: data, parentDataProperty: "must_pass", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.collaborates !== void 0) {
      let data7 = data.collaborates;
      if (Array.isArray(data7)) {
        const len1 = data7.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data8 = data7[i2];
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.with === void 0) {
              const err12 = { instancePath: instancePath + "/collaborates/" + i2, schemaPath: "#/properties/collaborates/items/required", keyword: "required", params: { missingProperty: "with" }, message: "must have required property 'with'" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data8.on === void 0) {
              const err13 = { instancePath: instancePath + "/collaborates/" + i2, schemaPath: "#/properties/collaborates/items/required", keyword: "required", params: { missingProperty: "on" }, message: "must have required property 'on'" };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
            for (const key1 in data8) {
              if (!(key1 === "with" || key1 === "on")) {
                const err14 = { instancePath: instancePath + "/collaborates/" + i2, schemaPath: "#/properties/collaborates/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
            if (data8.with !== void 0) {
              let data9 = data8.with;
              if (typeof data9 === "string") {
                if (!pattern4.test(data9)) {
                  const err15 = { instancePath: instancePath + "/collaborates/" + i2 + "/with", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              } else {
                const err16 = { instancePath: instancePath + "/collaborates/" + i2 + "/with", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data8.on !== void 0) {
              let data10 = data8.on;
              if (typeof data10 === "string") {
                if (func2(data10) > 500) {
                  const err17 = { instancePath: instancePath + "/collaborates/" + i2 + "/on", schemaPath: "#/properties/collaborates/items/properties/on/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
                if (func2(data10) < 1) {
                  const err18 = { instancePath: instancePath + "/collaborates/" + i2 + "/on", schemaPath: "#/properties/collaborates/items/properties/on/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err18];
                  } else {
                    vErrors.push(err18);
                  }
                  errors++;
                }
              } else {
                const err19 = { instancePath: instancePath + "/collaborates/" + i2 + "/on", schemaPath: "#/properties/collaborates/items/properties/on/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/collaborates/" + i2, schemaPath: "#/properties/collaborates/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/collaborates", schemaPath: "#/properties/collaborates/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.agent !== void 0) {
      if (!validate27(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
        errors = vErrors.length;
      }
    }
    if (data.tools !== void 0) {
      let data12 = data.tools;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        for (const key2 in data12) {
          if (!(key2 === "mcp" || key2 === "deny")) {
            const err22 = { instancePath: instancePath + "/tools", schemaPath: "#/$defs/tools/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data12.mcp !== void 0) {
          let data13 = data12.mcp;
          if (Array.isArray(data13)) {
            if (data13.length > 100) {
              const err23 = { instancePath: instancePath + "/tools/mcp", schemaPath: "#/$defs/tools/properties/mcp/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            const len2 = data13.length;
            for (let i3 = 0; i3 < len2; i3++) {
              let data14 = data13[i3];
              if (typeof data14 === "string") {
                if (func2(data14) > 100) {
                  const err24 = { instancePath: instancePath + "/tools/mcp/" + i3, schemaPath: "#/$defs/tools/properties/mcp/items/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
                if (func2(data14) < 1) {
                  const err25 = { instancePath: instancePath + "/tools/mcp/" + i3, schemaPath: "#/$defs/tools/properties/mcp/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err25];
                  } else {
                    vErrors.push(err25);
                  }
                  errors++;
                }
              } else {
                const err26 = { instancePath: instancePath + "/tools/mcp/" + i3, schemaPath: "#/$defs/tools/properties/mcp/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            let i4 = data13.length;
            let j1;
            if (i4 > 1) {
              const indices1 = {};
              for (; i4--; ) {
                let item1 = data13[i4];
                if (typeof item1 !== "string") {
                  continue;
                }
                if (typeof indices1[item1] == "number") {
                  j1 = indices1[item1];
                  const err27 = { instancePath: instancePath + "/tools/mcp", schemaPath: "#/$defs/tools/properties/mcp/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i4 + " are identical)" };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                  break;
                }
                indices1[item1] = i4;
              }
            }
          } else {
            const err28 = { instancePath: instancePath + "/tools/mcp", schemaPath: "#/$defs/tools/properties/mcp/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data12.deny !== void 0) {
          let data15 = data12.deny;
          if (Array.isArray(data15)) {
            if (data15.length > 200) {
              const err29 = { instancePath: instancePath + "/tools/deny", schemaPath: "#/$defs/tools/properties/deny/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            const len3 = data15.length;
            for (let i5 = 0; i5 < len3; i5++) {
              let data16 = data15[i5];
              if (typeof data16 === "string") {
                if (func2(data16) > 500) {
                  const err30 = { instancePath: instancePath + "/tools/deny/" + i5, schemaPath: "#/$defs/tools/properties/deny/items/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
                  if (vErrors === null) {
                    vErrors = [err30];
                  } else {
                    vErrors.push(err30);
                  }
                  errors++;
                }
                if (func2(data16) < 1) {
                  const err31 = { instancePath: instancePath + "/tools/deny/" + i5, schemaPath: "#/$defs/tools/properties/deny/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err31];
                  } else {
                    vErrors.push(err31);
                  }
                  errors++;
                }
              } else {
                const err32 = { instancePath: instancePath + "/tools/deny/" + i5, schemaPath: "#/$defs/tools/properties/deny/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
            }
          } else {
            const err33 = { instancePath: instancePath + "/tools/deny", schemaPath: "#/$defs/tools/properties/deny/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
      } else {
        const err34 = { instancePath: instancePath + "/tools", schemaPath: "#/$defs/tools/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.lease_priority !== void 0) {
      let data17 = data.lease_priority;
      if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
        const err35 = { instancePath: instancePath + "/lease_priority", schemaPath: "#/properties/lease_priority/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err35];
        } else {
          vErrors.push(err35);
        }
        errors++;
      }
      if (typeof data17 == "number" && isFinite(data17)) {
        if (data17 > 100 || isNaN(data17)) {
          const err36 = { instancePath: instancePath + "/lease_priority", schemaPath: "#/properties/lease_priority/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
          if (vErrors === null) {
            vErrors = [err36];
          } else {
            vErrors.push(err36);
          }
          errors++;
        }
        if (data17 < 0 || isNaN(data17)) {
          const err37 = { instancePath: instancePath + "/lease_priority", schemaPath: "#/properties/lease_priority/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err37];
          } else {
            vErrors.push(err37);
          }
          errors++;
        }
      }
    }
    if (data.brief !== void 0) {
      let data18 = data.brief;
      if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
        for (const key3 in data18) {
          if (!(key3 === "template" || key3 === "include")) {
            const err38 = { instancePath: instancePath + "/brief", schemaPath: "#/properties/brief/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data18.template !== void 0) {
          let data19 = data18.template;
          if (typeof data19 === "string") {
            if (func2(data19) < 1) {
              const err39 = { instancePath: instancePath + "/brief/template", schemaPath: "#/properties/brief/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          } else {
            const err40 = { instancePath: instancePath + "/brief/template", schemaPath: "#/properties/brief/properties/template/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data18.include !== void 0) {
          let data20 = data18.include;
          if (Array.isArray(data20)) {
            const len4 = data20.length;
            for (let i6 = 0; i6 < len4; i6++) {
              let data21 = data20[i6];
              if (typeof data21 === "string") {
                if (func2(data21) < 1) {
                  const err41 = { instancePath: instancePath + "/brief/include/" + i6, schemaPath: "#/properties/brief/properties/include/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/brief/include/" + i6, schemaPath: "#/properties/brief/properties/include/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/brief/include", schemaPath: "#/properties/brief/properties/include/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/brief", schemaPath: "#/properties/brief/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
  } else {
    const err45 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err45];
    } else {
      vErrors.push(err45);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema51 = { "type": "object", "additionalProperties": false, "properties": { "mode": { "enum": ["enforce", "warn", "audit"], "description": "enforce refuses, warn lets the write happen and tells the agent, audit only records. Default: enforce." }, "unowned": { "$ref": "#/$defs/verdict", "description": "The verdict for a file that nobody owns. Default: ask." }, "unassigned": { "$ref": "#/$defs/verdict", "description": "The verdict for an owned file in a session that has no role. Default: ask." }, "shared": { "type": "array", "items": { "type": "object", "additionalProperties": false, "required": ["paths", "roles"], "properties": { "paths": { "$ref": "#/$defs/globs" }, "roles": { "$ref": "#/$defs/roleIds" } } }, "description": "Paths that several roles may write, one at a time. They decide before any role's owns." }, "unknown": { "$ref": "#/$defs/verdict", "description": "The verdict for a command of which nobody can say what it writes. Default: allow; what it has written is looked at afterwards." }, "ask_wait": { "$ref": "#/$defs/duration", "description": "In a run: how long a write that a person is asked about waits for the answer, at most 1h. Default: 10m." }, "violations": { "enum": ["tell", "stop"], "description": "What happens when a command has changed what its role may not write: tell says so to the agent, stop also keeps it from stopping once, so that it mends it. Default: stop." }, "exceptions": { "type": "array", "maxItems": 100, "items": { "$ref": "#/$defs/exception" }, "description": "Paths that some roles may write for a time although they are not theirs." }, "protected": { "$ref": "#/$defs/globs", "description": "Paths that no agent writes, in addition to this file and, anywhere in the repository, what is in a folder .git, .claude or .coord." } } };
var schema52 = { "enum": ["allow", "ask", "deny"] };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate36.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      const err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    let i1 = data.length;
    let j0;
    if (i1 > 1) {
      outer0: for (; i1--; ) {
        for (j0 = i1; j0--; ) {
          if (func0(data[i1], data[j0])) {
            const err3 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
            break outer0;
          }
        }
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate36.errors = vErrors;
  return errors === 0;
}
validate36.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
var pattern18 = new RegExp("^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?Z)?$", "u");
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate38.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.paths === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "paths" }, message: "must have required property 'paths'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.roles === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "roles" }, message: "must have required property 'roles'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.until === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "until" }, message: "must have required property 'until'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.reason === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" }, message: "must have required property 'reason'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "paths" || key0 === "roles" || key0 === "until" || key0 === "reason")) {
        const err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.paths !== void 0) {
      if (!validate22(data.paths, { instancePath: instancePath + "/paths", parentData: data, parentDataProperty: "paths", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.roles !== void 0) {
      if (!validate36(data.roles, { instancePath: instancePath + "/roles", parentData: data, parentDataProperty: "roles", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
        errors = vErrors.length;
      }
    }
    if (data.until !== void 0) {
      let data2 = data.until;
      if (typeof data2 === "string") {
        if (!pattern18.test(data2)) {
          const err5 = { instancePath: instancePath + "/until", schemaPath: "#/properties/until/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?Z)?$" }, message: 'must match pattern "^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?Z)?$"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/until", schemaPath: "#/properties/until/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      let data3 = data.reason;
      if (typeof data3 === "string") {
        if (func2(data3) > 500) {
          const err7 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (func2(data3) < 1) {
          const err8 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate38.errors = vErrors;
  return errors === 0;
}
validate38.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern17 = new RegExp("^[1-9][0-9]{0,5}(ms|s|m|h)$", "u");
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate34.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema51.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data0 = data.mode;
      if (!(data0 === "enforce" || data0 === "warn" || data0 === "audit")) {
        const err1 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema51.properties.mode.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.unowned !== void 0) {
      let data1 = data.unowned;
      if (!(data1 === "allow" || data1 === "ask" || data1 === "deny")) {
        const err2 = { instancePath: instancePath + "/unowned", schemaPath: "#/$defs/verdict/enum", keyword: "enum", params: { allowedValues: schema52.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.unassigned !== void 0) {
      let data2 = data.unassigned;
      if (!(data2 === "allow" || data2 === "ask" || data2 === "deny")) {
        const err3 = { instancePath: instancePath + "/unassigned", schemaPath: "#/$defs/verdict/enum", keyword: "enum", params: { allowedValues: schema52.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.shared !== void 0) {
      let data3 = data.shared;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.paths === void 0) {
              const err4 = { instancePath: instancePath + "/shared/" + i0, schemaPath: "#/properties/shared/items/required", keyword: "required", params: { missingProperty: "paths" }, message: "must have required property 'paths'" };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (data4.roles === void 0) {
              const err5 = { instancePath: instancePath + "/shared/" + i0, schemaPath: "#/properties/shared/items/required", keyword: "required", params: { missingProperty: "roles" }, message: "must have required property 'roles'" };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
            for (const key1 in data4) {
              if (!(key1 === "paths" || key1 === "roles")) {
                const err6 = { instancePath: instancePath + "/shared/" + i0, schemaPath: "#/properties/shared/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err6];
                } else {
                  vErrors.push(err6);
                }
                errors++;
              }
            }
            if (data4.paths !== void 0) {
              if (!validate22(data4.paths, { instancePath: instancePath + "/shared/" + i0 + "/paths", parentData: data4, parentDataProperty: "paths", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                errors = vErrors.length;
              }
            }
            if (data4.roles !== void 0) {
              if (!validate36(data4.roles, { instancePath: instancePath + "/shared/" + i0 + "/roles", parentData: data4, parentDataProperty: "roles", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err7 = { instancePath: instancePath + "/shared/" + i0, schemaPath: "#/properties/shared/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/shared", schemaPath: "#/properties/shared/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.unknown !== void 0) {
      let data7 = data.unknown;
      if (!(data7 === "allow" || data7 === "ask" || data7 === "deny")) {
        const err9 = { instancePath: instancePath + "/unknown", schemaPath: "#/$defs/verdict/enum", keyword: "enum", params: { allowedValues: schema52.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.ask_wait !== void 0) {
      let data8 = data.ask_wait;
      if (typeof data8 === "string") {
        if (!pattern17.test(data8)) {
          const err10 = { instancePath: instancePath + "/ask_wait", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/ask_wait", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.violations !== void 0) {
      let data9 = data.violations;
      if (!(data9 === "tell" || data9 === "stop")) {
        const err12 = { instancePath: instancePath + "/violations", schemaPath: "#/properties/violations/enum", keyword: "enum", params: { allowedValues: schema51.properties.violations.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.exceptions !== void 0) {
      let data10 = data.exceptions;
      if (Array.isArray(data10)) {
        if (data10.length > 100) {
          const err13 = { instancePath: instancePath + "/exceptions", schemaPath: "#/properties/exceptions/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        const len1 = data10.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate38(data10[i1], { instancePath: instancePath + "/exceptions/" + i1, parentData: data10, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/exceptions", schemaPath: "#/properties/exceptions/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.protected !== void 0) {
      if (!validate22(data.protected, { instancePath: instancePath + "/protected", parentData: data, parentDataProperty: "protected", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate34.errors = vErrors;
  return errors === 0;
}
validate34.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate47.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.command === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "command" }, message: "must have required property 'command'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "command" || key0 === "timeout" || key0 === "hint")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data1 = data.command;
      if (typeof data1 === "string") {
        if (func2(data1) > 4e3) {
          const err5 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err6 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data2 = data.timeout;
      if (typeof data2 === "string") {
        if (!pattern17.test(data2)) {
          const err8 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.hint !== void 0) {
      let data3 = data.hint;
      if (typeof data3 === "string") {
        if (func2(data3) > 1e3) {
          const err10 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate47.errors = vErrors;
  return errors === 0;
}
validate47.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema64 = { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/$defs/id" }, "input": { "$ref": "#/$defs/filePath", "description": "The JSON Schema of what the layer takes: a file, relative to this file." }, "example": { "$ref": "#/$defs/filePath", "description": "JSON that fits `input`; the command reads it on its standard input." }, "output": { "$ref": "#/$defs/filePath", "description": "The JSON Schema of what the layer gives: a file, relative to this file." }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; prints one JSON document that fits `output`." }, "file": { "$ref": "#/$defs/filePath", "description": "Instead of a command: a file of JSON that fits `output`." }, "compatible": { "type": "boolean", "description": "Whether a change of the schemas must leave those well who rely on the ones of the base. Default: true." }, "timeout": { "$ref": "#/$defs/duration", "description": "Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } };
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate49.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema64.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.input !== void 0) {
      let data1 = data.input;
      if (typeof data1 === "string") {
        if (func2(data1) > 500) {
          const err4 = { instancePath: instancePath + "/input", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err5 = { instancePath: instancePath + "/input", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/input", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.example !== void 0) {
      let data2 = data.example;
      if (typeof data2 === "string") {
        if (func2(data2) > 500) {
          const err7 = { instancePath: instancePath + "/example", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (func2(data2) < 1) {
          const err8 = { instancePath: instancePath + "/example", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/example", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.output !== void 0) {
      let data3 = data.output;
      if (typeof data3 === "string") {
        if (func2(data3) > 500) {
          const err10 = { instancePath: instancePath + "/output", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (func2(data3) < 1) {
          const err11 = { instancePath: instancePath + "/output", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/output", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data4 = data.command;
      if (typeof data4 === "string") {
        if (func2(data4) > 4e3) {
          const err13 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err14 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.file !== void 0) {
      let data5 = data.file;
      if (typeof data5 === "string") {
        if (func2(data5) > 500) {
          const err16 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (func2(data5) < 1) {
          const err17 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.compatible !== void 0) {
      if (typeof data.compatible !== "boolean") {
        const err19 = { instancePath: instancePath + "/compatible", schemaPath: "#/properties/compatible/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data7 = data.timeout;
      if (typeof data7 === "string") {
        if (!pattern17.test(data7)) {
          const err20 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
      } else {
        const err21 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.hint !== void 0) {
      let data8 = data.hint;
      if (typeof data8 === "string") {
        if (func2(data8) > 1e3) {
          const err22 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      } else {
        const err23 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
  } else {
    const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate49.errors = vErrors;
  return errors === 0;
}
validate49.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema71 = { "type": "object", "additionalProperties": false, "required": ["name", "command"], "properties": { "name": { "$ref": "#/$defs/id" }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; prints the number." }, "runs": { "type": "integer", "minimum": 1, "maximum": 100, "description": "How often it is run; the median counts. Default: 1." }, "value": { "$ref": "#/$defs/pointer", "description": "Where the number is in the JSON that is printed, as a JSON pointer." }, "pattern": { "$ref": "#/$defs/numberPattern" }, "unit": { "$ref": "#/$defs/unit" }, "min": { "type": "number", "description": "The least that passes." }, "max": { "type": "number", "description": "The most that passes." }, "baseline": { "$ref": "#/$defs/baseline" }, "timeout": { "$ref": "#/$defs/duration", "description": "For each time it is run. Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } };
var schema76 = { "type": "object", "additionalProperties": false, "required": ["better", "tolerance"], "properties": { "better": { "enum": ["lower", "higher"], "description": "Which way the number gets better." }, "tolerance": { "type": "string", "pattern": "^[0-9]{1,3}([.][0-9]{1,3})?%$", "description": "How much worse than the recorded number still passes: 10%, 0.5%, 0%." } }, "description": "Held against the number that coord verify --record has written into coord.baselines.json beside this file." };
var pattern27 = new RegExp("^[0-9]{1,3}([.][0-9]{1,3})?%$", "u");
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate51.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.command === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "command" }, message: "must have required property 'command'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema71.properties, key0)) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data1 = data.command;
      if (typeof data1 === "string") {
        if (func2(data1) > 4e3) {
          const err5 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err6 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.runs !== void 0) {
      let data2 = data.runs;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/runs", schemaPath: "#/properties/runs/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 100 || isNaN(data2)) {
          const err9 = { instancePath: instancePath + "/runs", schemaPath: "#/properties/runs/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err10 = { instancePath: instancePath + "/runs", schemaPath: "#/properties/runs/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      }
    }
    if (data.value !== void 0) {
      let data3 = data.value;
      if (typeof data3 === "string") {
        if (func2(data3) > 200) {
          const err11 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (!pattern8.test(data3)) {
          const err12 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.pattern !== void 0) {
      let data4 = data.pattern;
      if (typeof data4 === "string") {
        if (func2(data4) > 200) {
          const err14 = { instancePath: instancePath + "/pattern", schemaPath: "#/$defs/numberPattern/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err15 = { instancePath: instancePath + "/pattern", schemaPath: "#/$defs/numberPattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/pattern", schemaPath: "#/$defs/numberPattern/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.unit !== void 0) {
      let data5 = data.unit;
      if (typeof data5 === "string") {
        if (func2(data5) > 20) {
          const err17 = { instancePath: instancePath + "/unit", schemaPath: "#/$defs/unit/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (func2(data5) < 1) {
          const err18 = { instancePath: instancePath + "/unit", schemaPath: "#/$defs/unit/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/unit", schemaPath: "#/$defs/unit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.min !== void 0) {
      let data6 = data.min;
      if (!(typeof data6 == "number" && isFinite(data6))) {
        const err20 = { instancePath: instancePath + "/min", schemaPath: "#/properties/min/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.max !== void 0) {
      let data7 = data.max;
      if (!(typeof data7 == "number" && isFinite(data7))) {
        const err21 = { instancePath: instancePath + "/max", schemaPath: "#/properties/max/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.baseline !== void 0) {
      let data8 = data.baseline;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        if (data8.better === void 0) {
          const err22 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/required", keyword: "required", params: { missingProperty: "better" }, message: "must have required property 'better'" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        if (data8.tolerance === void 0) {
          const err23 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/required", keyword: "required", params: { missingProperty: "tolerance" }, message: "must have required property 'tolerance'" };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        for (const key1 in data8) {
          if (!(key1 === "better" || key1 === "tolerance")) {
            const err24 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data8.better !== void 0) {
          let data9 = data8.better;
          if (!(data9 === "lower" || data9 === "higher")) {
            const err25 = { instancePath: instancePath + "/baseline/better", schemaPath: "#/$defs/baseline/properties/better/enum", keyword: "enum", params: { allowedValues: schema76.properties.better.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data8.tolerance !== void 0) {
          let data10 = data8.tolerance;
          if (typeof data10 === "string") {
            if (!pattern27.test(data10)) {
              const err26 = { instancePath: instancePath + "/baseline/tolerance", schemaPath: "#/$defs/baseline/properties/tolerance/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,3}([.][0-9]{1,3})?%$" }, message: 'must match pattern "^[0-9]{1,3}([.][0-9]{1,3})?%$"' };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
          } else {
            const err27 = { instancePath: instancePath + "/baseline/tolerance", schemaPath: "#/$defs/baseline/properties/tolerance/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data11 = data.timeout;
      if (typeof data11 === "string") {
        if (!pattern17.test(data11)) {
          const err29 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err29];
          } else {
            vErrors.push(err29);
          }
          errors++;
        }
      } else {
        const err30 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err30];
        } else {
          vErrors.push(err30);
        }
        errors++;
      }
    }
    if (data.hint !== void 0) {
      let data12 = data.hint;
      if (typeof data12 === "string") {
        if (func2(data12) > 1e3) {
          const err31 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err31];
          } else {
            vErrors.push(err31);
          }
          errors++;
        }
      } else {
        const err32 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err32];
        } else {
          vErrors.push(err32);
        }
        errors++;
      }
    }
  } else {
    const err33 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err33];
    } else {
      vErrors.push(err33);
    }
    errors++;
  }
  validate51.errors = vErrors;
  return errors === 0;
}
validate51.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema78 = { "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "$ref": "#/$defs/id" }, "command": { "type": "string", "minLength": 1, "maxLength": 4e3, "description": "Run by sh in the worktree that is verified; prints the number, or writes `file`." }, "file": { "$ref": "#/$defs/filePath", "description": "The file that holds the number, read after the command." }, "value": { "$ref": "#/$defs/pointer", "description": "Where the number is in the JSON, as a JSON pointer." }, "pattern": { "$ref": "#/$defs/numberPattern" }, "unit": { "$ref": "#/$defs/unit" }, "min": { "type": "number", "description": "The least that passes." }, "max": { "type": "number", "description": "The most that passes." }, "baseline": { "$ref": "#/$defs/baseline" }, "timeout": { "$ref": "#/$defs/duration", "description": "Default: 10m." }, "hint": { "type": "string", "maxLength": 1e3, "description": "Shown with a failure: how it is usually mended." } } };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema78.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data1 = data.command;
      if (typeof data1 === "string") {
        if (func2(data1) > 4e3) {
          const err4 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err5 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.file !== void 0) {
      let data2 = data.file;
      if (typeof data2 === "string") {
        if (func2(data2) > 500) {
          const err7 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (func2(data2) < 1) {
          const err8 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.value !== void 0) {
      let data3 = data.value;
      if (typeof data3 === "string") {
        if (func2(data3) > 200) {
          const err10 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (!pattern8.test(data3)) {
          const err11 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/pattern", keyword: "pattern", params: { pattern: "^(/([^~/]|~[01])*)*$" }, message: 'must match pattern "^(/([^~/]|~[01])*)*$"' };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/value", schemaPath: "#/$defs/pointer/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.pattern !== void 0) {
      let data4 = data.pattern;
      if (typeof data4 === "string") {
        if (func2(data4) > 200) {
          const err13 = { instancePath: instancePath + "/pattern", schemaPath: "#/$defs/numberPattern/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err14 = { instancePath: instancePath + "/pattern", schemaPath: "#/$defs/numberPattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/pattern", schemaPath: "#/$defs/numberPattern/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.unit !== void 0) {
      let data5 = data.unit;
      if (typeof data5 === "string") {
        if (func2(data5) > 20) {
          const err16 = { instancePath: instancePath + "/unit", schemaPath: "#/$defs/unit/maxLength", keyword: "maxLength", params: { limit: 20 }, message: "must NOT have more than 20 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (func2(data5) < 1) {
          const err17 = { instancePath: instancePath + "/unit", schemaPath: "#/$defs/unit/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/unit", schemaPath: "#/$defs/unit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.min !== void 0) {
      let data6 = data.min;
      if (!(typeof data6 == "number" && isFinite(data6))) {
        const err19 = { instancePath: instancePath + "/min", schemaPath: "#/properties/min/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.max !== void 0) {
      let data7 = data.max;
      if (!(typeof data7 == "number" && isFinite(data7))) {
        const err20 = { instancePath: instancePath + "/max", schemaPath: "#/properties/max/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.baseline !== void 0) {
      let data8 = data.baseline;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        if (data8.better === void 0) {
          const err21 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/required", keyword: "required", params: { missingProperty: "better" }, message: "must have required property 'better'" };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
        if (data8.tolerance === void 0) {
          const err22 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/required", keyword: "required", params: { missingProperty: "tolerance" }, message: "must have required property 'tolerance'" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        for (const key1 in data8) {
          if (!(key1 === "better" || key1 === "tolerance")) {
            const err23 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data8.better !== void 0) {
          let data9 = data8.better;
          if (!(data9 === "lower" || data9 === "higher")) {
            const err24 = { instancePath: instancePath + "/baseline/better", schemaPath: "#/$defs/baseline/properties/better/enum", keyword: "enum", params: { allowedValues: schema76.properties.better.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err24];
            } else {
              vErrors.push(err24);
            }
            errors++;
          }
        }
        if (data8.tolerance !== void 0) {
          let data10 = data8.tolerance;
          if (typeof data10 === "string") {
            if (!pattern27.test(data10)) {
              const err25 = { instancePath: instancePath + "/baseline/tolerance", schemaPath: "#/$defs/baseline/properties/tolerance/pattern", keyword: "pattern", params: { pattern: "^[0-9]{1,3}([.][0-9]{1,3})?%$" }, message: 'must match pattern "^[0-9]{1,3}([.][0-9]{1,3})?%$"' };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/baseline/tolerance", schemaPath: "#/$defs/baseline/properties/tolerance/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
      } else {
        const err27 = { instancePath: instancePath + "/baseline", schemaPath: "#/$defs/baseline/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err27];
        } else {
          vErrors.push(err27);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data11 = data.timeout;
      if (typeof data11 === "string") {
        if (!pattern17.test(data11)) {
          const err28 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      } else {
        const err29 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
    if (data.hint !== void 0) {
      let data12 = data.hint;
      if (typeof data12 === "string") {
        if (func2(data12) > 1e3) {
          const err30 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err30];
          } else {
            vErrors.push(err30);
          }
          errors++;
        }
      } else {
        const err31 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err31];
        } else {
          vErrors.push(err31);
        }
        errors++;
      }
    }
  } else {
    const err32 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err32];
    } else {
      vErrors.push(err32);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate44.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "type" }, message: "must have required property 'type'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "title" || key0 === "paths" || key0 === "needs" || key0 === "checks" || key0 === "contracts" || key0 === "benchmarks" || key0 === "gates")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err2 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      let data1 = data.title;
      if (typeof data1 === "string") {
        if (func2(data1) > 100) {
          const err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err5 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.paths !== void 0) {
      if (!validate22(data.paths, { instancePath: instancePath + "/paths", parentData: data, parentDataProperty: "paths", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.needs !== void 0) {
      if (!validate24(data.needs, { instancePath: instancePath + "/needs", parentData: data, parentDataProperty: "needs", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.checks !== void 0) {
      let data4 = data.checks;
      if (Array.isArray(data4)) {
        if (data4.length > 100) {
          const err7 = { instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate47(data4[i0], { instancePath: instancePath + "/checks/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.contracts !== void 0) {
      let data6 = data.contracts;
      if (Array.isArray(data6)) {
        if (data6.length > 100) {
          const err9 = { instancePath: instancePath + "/contracts", schemaPath: "#/properties/contracts/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate49(data6[i1], { instancePath: instancePath + "/contracts/" + i1, parentData: data6, parentDataProperty: i1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/contracts", schemaPath: "#/properties/contracts/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.benchmarks !== void 0) {
      let data8 = data.benchmarks;
      if (Array.isArray(data8)) {
        if (data8.length > 100) {
          const err11 = { instancePath: instancePath + "/benchmarks", schemaPath: "#/properties/benchmarks/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        const len2 = data8.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (!validate51(data8[i2], { instancePath: instancePath + "/benchmarks/" + i2, parentData: data8, parentDataProperty: i2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/benchmarks", schemaPath: "#/properties/benchmarks/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.gates !== void 0) {
      let data10 = data.gates;
      if (Array.isArray(data10)) {
        if (data10.length > 100) {
          const err13 = { instancePath: instancePath + "/gates", schemaPath: "#/properties/gates/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        const len3 = data10.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (!validate53(data10[i3], { instancePath: instancePath + "/gates/" + i3, parentData: data10, parentDataProperty: i3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/gates", schemaPath: "#/properties/gates/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate44.errors = vErrors;
  return errors === 0;
}
validate44.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.layer === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "layer" }, message: "must have required property 'layer'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "layer" || key0 === "contract" || key0 === "command" || key0 === "input" || key0 === "output" || key0 === "timeout")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.layer !== void 0) {
      let data0 = data.layer;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err2 = { instancePath: instancePath + "/layer", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/layer", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.contract !== void 0) {
      let data1 = data.contract;
      if (typeof data1 === "string") {
        if (!pattern4.test(data1)) {
          const err4 = { instancePath: instancePath + "/contract", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/contract", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      let data2 = data.command;
      if (typeof data2 === "string") {
        if (func2(data2) > 4e3) {
          const err6 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/maxLength", keyword: "maxLength", params: { limit: 4e3 }, message: "must NOT have more than 4000 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (func2(data2) < 1) {
          const err7 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.input !== void 0) {
      let data3 = data.input;
      if (typeof data3 === "string") {
        if (func2(data3) > 500) {
          const err9 = { instancePath: instancePath + "/input", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        if (func2(data3) < 1) {
          const err10 = { instancePath: instancePath + "/input", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/input", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.output !== void 0) {
      let data4 = data.output;
      if (typeof data4 === "string") {
        if (func2(data4) > 500) {
          const err12 = { instancePath: instancePath + "/output", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (func2(data4) < 1) {
          const err13 = { instancePath: instancePath + "/output", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/output", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data5 = data.timeout;
      if (typeof data5 === "string") {
        if (!pattern17.test(data5)) {
          const err15 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.steps === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "steps" }, message: "must have required property 'steps'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "title" || key0 === "data" || key0 === "steps" || key0 === "hint")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      let data0 = data.title;
      if (typeof data0 === "string") {
        if (func2(data0) > 100) {
          const err2 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (func2(data0) < 1) {
          const err3 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      let data1 = data.data;
      if (typeof data1 === "string") {
        if (func2(data1) > 500) {
          const err5 = { instancePath: instancePath + "/data", schemaPath: "#/$defs/filePath/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err6 = { instancePath: instancePath + "/data", schemaPath: "#/$defs/filePath/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/data", schemaPath: "#/$defs/filePath/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.steps !== void 0) {
      let data2 = data.steps;
      if (Array.isArray(data2)) {
        if (data2.length > 50) {
          const err8 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/maxItems", keyword: "maxItems", params: { limit: 50 }, message: "must NOT have more than 50 items" };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data2.length < 1) {
          const err9 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate57(data2[i0], { instancePath: instancePath + "/steps/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.hint !== void 0) {
      let data4 = data.hint;
      if (typeof data4 === "string") {
        if (func2(data4) > 1e3) {
          const err11 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/maxLength", keyword: "maxLength", params: { limit: 1e3 }, message: "must NOT have more than 1000 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/hint", schemaPath: "#/properties/hint/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern37 = new RegExp("^[a-z][a-z0-9_]{0,39}$", "u");
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "required" || key0 === "template" || key0 === "verify" || key0 === "auto_approve" || key0 === "escalation" || key0 === "emergency")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.required !== void 0) {
      let data0 = data.required;
      if (Array.isArray(data0)) {
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (typeof data1 === "string") {
            if (!pattern37.test(data1)) {
              const err1 = { instancePath: instancePath + "/required/" + i0, schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err1];
              } else {
                vErrors.push(err1);
              }
              errors++;
            }
          } else {
            const err2 = { instancePath: instancePath + "/required/" + i0, schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        let i1 = data0.length;
        let j0;
        if (i1 > 1) {
          outer0: for (; i1--; ) {
            for (j0 = i1; j0--; ) {
              if (func0(data0[i1], data0[j0])) {
                const err3 = { instancePath: instancePath + "/required", schemaPath: "#/properties/required/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                if (vErrors === null) {
                  vErrors = [err3];
                } else {
                  vErrors.push(err3);
                }
                errors++;
                break outer0;
              }
            }
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/required", schemaPath: "#/properties/required/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data2 = data.template;
      if (typeof data2 === "string") {
        if (func2(data2) < 1) {
          const err5 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/template", schemaPath: "#/properties/template/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.verify !== void 0) {
      let data3 = data.verify;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (data3.by === void 0) {
          const err7 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/required", keyword: "required", params: { missingProperty: "by" }, message: "must have required property 'by'" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        for (const key1 in data3) {
          if (!(key1 === "by")) {
            const err8 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        if (data3.by !== void 0) {
          let data4 = data3.by;
          if (Array.isArray(data4)) {
            const len1 = data4.length;
            for (let i2 = 0; i2 < len1; i2++) {
              let data5 = data4[i2];
              if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                  const err9 = { instancePath: instancePath + "/verify/by/" + i2, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
                  if (vErrors === null) {
                    vErrors = [err9];
                  } else {
                    vErrors.push(err9);
                  }
                  errors++;
                }
              } else {
                const err10 = { instancePath: instancePath + "/verify/by/" + i2, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            let i3 = data4.length;
            let j1;
            if (i3 > 1) {
              outer1: for (; i3--; ) {
                for (j1 = i3; j1--; ) {
                  if (func0(data4[i3], data4[j1])) {
                    const err11 = { instancePath: instancePath + "/verify/by", schemaPath: "#/properties/verify/properties/by/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err11];
                    } else {
                      vErrors.push(err11);
                    }
                    errors++;
                    break outer1;
                  }
                }
              }
            }
          } else {
            const err12 = { instancePath: instancePath + "/verify/by", schemaPath: "#/properties/verify/properties/by/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.auto_approve !== void 0) {
      let data6 = data.auto_approve;
      if (typeof data6 === "string") {
        if (func2(data6) < 1) {
          const err14 = { instancePath: instancePath + "/auto_approve", schemaPath: "#/properties/auto_approve/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/auto_approve", schemaPath: "#/properties/auto_approve/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.escalation !== void 0) {
      let data7 = data.escalation;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key2 in data7) {
          if (!(key2 === "failures" || key2 === "unapproved" || key2 === "untaken" || key2 === "unmended")) {
            const err16 = { instancePath: instancePath + "/escalation", schemaPath: "#/properties/escalation/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data7.failures !== void 0) {
          let data8 = data7.failures;
          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)) && isFinite(data8))) {
            const err17 = { instancePath: instancePath + "/escalation/failures", schemaPath: "#/properties/escalation/properties/failures/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
          if (typeof data8 == "number" && isFinite(data8)) {
            if (data8 > 100 || isNaN(data8)) {
              const err18 = { instancePath: instancePath + "/escalation/failures", schemaPath: "#/properties/escalation/properties/failures/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            if (data8 < 1 || isNaN(data8)) {
              const err19 = { instancePath: instancePath + "/escalation/failures", schemaPath: "#/properties/escalation/properties/failures/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          }
        }
        if (data7.unapproved !== void 0) {
          let data9 = data7.unapproved;
          if (typeof data9 === "string") {
            if (!pattern17.test(data9)) {
              const err20 = { instancePath: instancePath + "/escalation/unapproved", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          } else {
            const err21 = { instancePath: instancePath + "/escalation/unapproved", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
        }
        if (data7.untaken !== void 0) {
          let data10 = data7.untaken;
          if (typeof data10 === "string") {
            if (!pattern17.test(data10)) {
              const err22 = { instancePath: instancePath + "/escalation/untaken", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err22];
              } else {
                vErrors.push(err22);
              }
              errors++;
            }
          } else {
            const err23 = { instancePath: instancePath + "/escalation/untaken", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
        if (data7.unmended !== void 0) {
          let data11 = data7.unmended;
          if (typeof data11 === "string") {
            if (!pattern17.test(data11)) {
              const err24 = { instancePath: instancePath + "/escalation/unmended", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          } else {
            const err25 = { instancePath: instancePath + "/escalation/unmended", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/escalation", schemaPath: "#/properties/escalation/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.emergency !== void 0) {
      let data12 = data.emergency;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
        for (const key3 in data12) {
          if (!(key3 === "by" || key3 === "verify_within")) {
            const err27 = { instancePath: instancePath + "/emergency", schemaPath: "#/properties/emergency/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        if (data12.by !== void 0) {
          let data13 = data12.by;
          if (Array.isArray(data13)) {
            const len2 = data13.length;
            for (let i4 = 0; i4 < len2; i4++) {
              let data14 = data13[i4];
              if (typeof data14 === "string") {
                if (!pattern4.test(data14)) {
                  const err28 = { instancePath: instancePath + "/emergency/by/" + i4, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
                  if (vErrors === null) {
                    vErrors = [err28];
                  } else {
                    vErrors.push(err28);
                  }
                  errors++;
                }
              } else {
                const err29 = { instancePath: instancePath + "/emergency/by/" + i4, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err29];
                } else {
                  vErrors.push(err29);
                }
                errors++;
              }
            }
            let i5 = data13.length;
            let j2;
            if (i5 > 1) {
              outer2: for (; i5--; ) {
                for (j2 = i5; j2--; ) {
                  if (func0(data13[i5], data13[j2])) {
                    const err30 = { instancePath: instancePath + "/emergency/by", schemaPath: "#/properties/emergency/properties/by/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i5 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err30];
                    } else {
                      vErrors.push(err30);
                    }
                    errors++;
                    break outer2;
                  }
                }
              }
            }
          } else {
            const err31 = { instancePath: instancePath + "/emergency/by", schemaPath: "#/properties/emergency/properties/by/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data12.verify_within !== void 0) {
          let data15 = data12.verify_within;
          if (typeof data15 === "string") {
            if (!pattern17.test(data15)) {
              const err32 = { instancePath: instancePath + "/emergency/verify_within", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          } else {
            const err33 = { instancePath: instancePath + "/emergency/verify_within", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
      } else {
        const err34 = { instancePath: instancePath + "/emergency", schemaPath: "#/properties/emergency/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
  } else {
    const err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err35];
    } else {
      vErrors.push(err35);
    }
    errors++;
  }
  validate60.errors = vErrors;
  return errors === 0;
}
validate60.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema104 = { "type": "object", "additionalProperties": false, "properties": { "ttl": { "$ref": "#/$defs/duration", "description": "How long a lease lasts after the last write. Default: 5m." }, "hold": { "enum": ["tool", "session"], "description": "tool: released when the tool has finished; session: kept until it expires. Default: session." } } };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "ttl" || key0 === "hold")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.ttl !== void 0) {
      let data0 = data.ttl;
      if (typeof data0 === "string") {
        if (!pattern17.test(data0)) {
          const err1 = { instancePath: instancePath + "/ttl", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/ttl", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.hold !== void 0) {
      let data1 = data.hold;
      if (!(data1 === "tool" || data1 === "session")) {
        const err3 = { instancePath: instancePath + "/hold", schemaPath: "#/properties/hold/enum", keyword: "enum", params: { allowedValues: schema104.properties.hold.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "into" || key0 === "verify")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.into !== void 0) {
      let data0 = data.into;
      if (typeof data0 === "string") {
        if (func2(data0) > 200) {
          const err1 = { instancePath: instancePath + "/into", schemaPath: "#/properties/into/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/into", schemaPath: "#/properties/into/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/into", schemaPath: "#/properties/into/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.verify !== void 0) {
      if (!validate24(data.verify, { instancePath: instancePath + "/verify", parentData: data, parentDataProperty: "verify", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate67.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "checkin" || key0 === "reply")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.checkin !== void 0) {
      let data0 = data.checkin;
      if (typeof data0 === "string") {
        if (!pattern17.test(data0)) {
          const err1 = { instancePath: instancePath + "/checkin", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/checkin", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.reply !== void 0) {
      let data1 = data.reply;
      if (typeof data1 === "string") {
        if (!pattern17.test(data1)) {
          const err3 = { instancePath: instancePath + "/reply", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/reply", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate67.errors = vErrors;
  return errors === 0;
}
validate67.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "checkpoint" || key0 === "break" || key0 === "reminders")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.checkpoint !== void 0) {
      let data0 = data.checkpoint;
      if (typeof data0 === "string") {
        if (!pattern17.test(data0)) {
          const err1 = { instancePath: instancePath + "/checkpoint", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/checkpoint", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.break !== void 0) {
      let data1 = data.break;
      if (typeof data1 === "string") {
        if (!pattern17.test(data1)) {
          const err3 = { instancePath: instancePath + "/break", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/break", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.reminders !== void 0) {
      if (typeof data.reminders !== "boolean") {
        const err5 = { instancePath: instancePath + "/reminders", schemaPath: "#/properties/reminders/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "branches" || key0 === "unattributed" || key0 === "approvers")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.branches !== void 0) {
      let data0 = data.branches;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (Object.keys(data0).length > 200) {
          const err1 = { instancePath: instancePath + "/branches", schemaPath: "#/properties/branches/maxProperties", keyword: "maxProperties", params: { limit: 200 }, message: "must NOT have more than 200 properties" };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        for (const key1 in data0) {
          const _errs4 = errors;
          if (typeof key1 === "string") {
            if (func2(key1) > 200) {
              const err2 = { instancePath: instancePath + "/branches", schemaPath: "#/properties/branches/propertyNames/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters", propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            if (func2(key1) < 1) {
              const err3 = { instancePath: instancePath + "/branches", schemaPath: "#/properties/branches/propertyNames/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters", propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            const err4 = { instancePath: instancePath + "/branches", schemaPath: "#/properties/branches/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        for (const key2 in data0) {
          let data1 = data0[key2];
          if (typeof data1 === "string") {
            if (!pattern4.test(data1)) {
              const err5 = { instancePath: instancePath + "/branches/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/branches/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/branches", schemaPath: "#/properties/branches/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.unattributed !== void 0) {
      let data2 = data.unattributed;
      if (!(data2 === "allow" || data2 === "ask" || data2 === "deny")) {
        const err8 = { instancePath: instancePath + "/unattributed", schemaPath: "#/$defs/verdict/enum", keyword: "enum", params: { allowedValues: schema52.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.approvers !== void 0) {
      let data3 = data.approvers;
      if (Array.isArray(data3)) {
        if (data3.length > 100) {
          const err9 = { instancePath: instancePath + "/approvers", schemaPath: "#/properties/approvers/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.people === void 0) {
              const err10 = { instancePath: instancePath + "/approvers/" + i0, schemaPath: "#/properties/approvers/items/required", keyword: "required", params: { missingProperty: "people" }, message: "must have required property 'people'" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
            for (const key3 in data4) {
              if (!(key3 === "paths" || key3 === "people")) {
                const err11 = { instancePath: instancePath + "/approvers/" + i0, schemaPath: "#/properties/approvers/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data4.paths !== void 0) {
              if (!validate22(data4.paths, { instancePath: instancePath + "/approvers/" + i0 + "/paths", parentData: data4, parentDataProperty: "paths", rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                errors = vErrors.length;
              }
            }
            if (data4.people !== void 0) {
              let data6 = data4.people;
              if (Array.isArray(data6)) {
                if (data6.length > 100) {
                  const err12 = { instancePath: instancePath + "/approvers/" + i0 + "/people", schemaPath: "#/properties/approvers/items/properties/people/maxItems", keyword: "maxItems", params: { limit: 100 }, message: "must NOT have more than 100 items" };
                  if (vErrors === null) {
                    vErrors = [err12];
                  } else {
                    vErrors.push(err12);
                  }
                  errors++;
                }
                if (data6.length < 1) {
                  const err13 = { instancePath: instancePath + "/approvers/" + i0 + "/people", schemaPath: "#/properties/approvers/items/properties/people/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err13];
                  } else {
                    vErrors.push(err13);
                  }
                  errors++;
                }
                const len1 = data6.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data7 = data6[i1];
                  if (typeof data7 === "string") {
                    if (func2(data7) > 100) {
                      const err14 = { instancePath: instancePath + "/approvers/" + i0 + "/people/" + i1, schemaPath: "#/properties/approvers/items/properties/people/items/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
                      if (vErrors === null) {
                        vErrors = [err14];
                      } else {
                        vErrors.push(err14);
                      }
                      errors++;
                    }
                    if (func2(data7) < 1) {
                      const err15 = { instancePath: instancePath + "/approvers/" + i0 + "/people/" + i1, schemaPath: "#/properties/approvers/items/properties/people/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err15];
                      } else {
                        vErrors.push(err15);
                      }
                      errors++;
                    }
                  } else {
                    const err16 = { instancePath: instancePath + "/approvers/" + i0 + "/people/" + i1, schemaPath: "#/properties/approvers/items/properties/people/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err16];
                    } else {
                      vErrors.push(err16);
                    }
                    errors++;
                  }
                }
                let i2 = data6.length;
                let j0;
                if (i2 > 1) {
                  const indices0 = {};
                  for (; i2--; ) {
                    let item0 = data6[i2];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err17 = { instancePath: instancePath + "/approvers/" + i0 + "/people", schemaPath: "#/properties/approvers/items/properties/people/uniqueItems", keyword: "uniqueItems", params: { i: i2, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i2 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err17];
                      } else {
                        vErrors.push(err17);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i2;
                  }
                }
              } else {
                const err18 = { instancePath: instancePath + "/approvers/" + i0 + "/people", schemaPath: "#/properties/approvers/items/properties/people/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
          } else {
            const err19 = { instancePath: instancePath + "/approvers/" + i0, schemaPath: "#/properties/approvers/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
      } else {
        const err20 = { instancePath: instancePath + "/approvers", schemaPath: "#/properties/approvers/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.parts === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "parts" }, message: "must have required property 'parts'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "parts")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.parts !== void 0) {
      let data0 = data.parts;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key1 in data0) {
          const _errs4 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err2 = { instancePath: instancePath + "/parts", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = { instancePath: instancePath + "/parts", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            const err4 = { instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
        for (const key2 in data0) {
          let data1 = data0[key2];
          const _errs9 = errors;
          let valid4 = false;
          let passing0 = null;
          const _errs10 = errors;
          if (typeof data1 === "string") {
            if (!pattern4.test(data1)) {
              const err5 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
          var _valid0 = _errs10 === errors;
          if (_valid0) {
            valid4 = true;
            passing0 = 0;
          }
          const _errs13 = errors;
          if (Array.isArray(data1)) {
            if (data1.length < 1) {
              const err7 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/oneOf/1/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            const len0 = data1.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data2 = data1[i0];
              if (typeof data2 === "string") {
                if (!pattern4.test(data2)) {
                  const err8 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
              } else {
                const err9 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            let i1 = data1.length;
            let j0;
            if (i1 > 1) {
              outer0: for (; i1--; ) {
                for (j0 = i1; j0--; ) {
                  if (func0(data1[i1], data1[j0])) {
                    const err10 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/oneOf/1/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err10];
                    } else {
                      vErrors.push(err10);
                    }
                    errors++;
                    break outer0;
                  }
                }
              }
            }
          } else {
            const err11 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/oneOf/1/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
          var _valid0 = _errs13 === errors;
          if (_valid0 && valid4) {
            valid4 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid4 = true;
              passing0 = 1;
            }
          }
          if (!valid4) {
            const err12 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          } else {
            errors = _errs9;
            if (vErrors !== null) {
              if (_errs9) {
                vErrors.length = _errs9;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.project === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, message: "must have required property 'project'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.roles === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "roles" }, message: "must have required property 'roles'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema31.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      if (1 !== data.version) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.project !== void 0) {
      let data1 = data.project;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (data1.name === void 0) {
          const err5 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!(key1 === "name" || key1 === "description")) {
            const err6 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        if (data1.name !== void 0) {
          let data2 = data1.name;
          if (typeof data2 === "string") {
            if (func2(data2) > 100) {
              const err7 = { instancePath: instancePath + "/project/name", schemaPath: "#/properties/project/properties/name/maxLength", keyword: "maxLength", params: { limit: 100 }, message: "must NOT have more than 100 characters" };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
            if (func2(data2) < 1) {
              const err8 = { instancePath: instancePath + "/project/name", schemaPath: "#/properties/project/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
          } else {
            const err9 = { instancePath: instancePath + "/project/name", schemaPath: "#/properties/project/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data1.description !== void 0) {
          let data3 = data1.description;
          if (typeof data3 === "string") {
            if (func2(data3) > 2e3) {
              const err10 = { instancePath: instancePath + "/project/description", schemaPath: "#/properties/project/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          } else {
            const err11 = { instancePath: instancePath + "/project/description", schemaPath: "#/properties/project/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.roles !== void 0) {
      let data4 = data.roles;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (Object.keys(data4).length > 100) {
          const err13 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/maxProperties", keyword: "maxProperties", params: { limit: 100 }, message: "must NOT have more than 100 properties" };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (Object.keys(data4).length < 1) {
          const err14 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key2 in data4) {
          const _errs12 = errors;
          if (typeof key2 === "string") {
            if (!pattern4.test(key2)) {
              const err15 = { instancePath: instancePath + "/roles", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key2 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/roles", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key2 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
          var valid2 = _errs12 === errors;
          if (!valid2) {
            const err17 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        for (const key3 in data4) {
          if (!validate21(data4[key3], { instancePath: instancePath + "/roles/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.ownership !== void 0) {
      if (!validate34(data.ownership, { instancePath: instancePath + "/ownership", parentData: data, parentDataProperty: "ownership", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
        errors = vErrors.length;
      }
    }
    if (data.layers !== void 0) {
      let data7 = data.layers;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (Object.keys(data7).length > 100) {
          const err19 = { instancePath: instancePath + "/layers", schemaPath: "#/properties/layers/maxProperties", keyword: "maxProperties", params: { limit: 100 }, message: "must NOT have more than 100 properties" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
        for (const key4 in data7) {
          const _errs20 = errors;
          if (typeof key4 === "string") {
            if (!pattern4.test(key4)) {
              const err20 = { instancePath: instancePath + "/layers", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key4 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          } else {
            const err21 = { instancePath: instancePath + "/layers", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key4 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
          var valid5 = _errs20 === errors;
          if (!valid5) {
            const err22 = { instancePath: instancePath + "/layers", schemaPath: "#/properties/layers/propertyNames", keyword: "propertyNames", params: { propertyName: key4 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        for (const key5 in data7) {
          if (!validate44(data7[key5], { instancePath: instancePath + "/layers/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data7, parentDataProperty: key5, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err23 = { instancePath: instancePath + "/layers", schemaPath: "#/properties/layers/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.flows !== void 0) {
      let data9 = data.flows;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (Object.keys(data9).length > 100) {
          const err24 = { instancePath: instancePath + "/flows", schemaPath: "#/properties/flows/maxProperties", keyword: "maxProperties", params: { limit: 100 }, message: "must NOT have more than 100 properties" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
        for (const key6 in data9) {
          const _errs27 = errors;
          if (typeof key6 === "string") {
            if (!pattern4.test(key6)) {
              const err25 = { instancePath: instancePath + "/flows", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key6 };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
          } else {
            const err26 = { instancePath: instancePath + "/flows", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key6 };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
          var valid8 = _errs27 === errors;
          if (!valid8) {
            const err27 = { instancePath: instancePath + "/flows", schemaPath: "#/properties/flows/propertyNames", keyword: "propertyNames", params: { propertyName: key6 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
        }
        for (const key7 in data9) {
          if (!validate56(data9[key7], { instancePath: instancePath + "/flows/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key7, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err28 = { instancePath: instancePath + "/flows", schemaPath: "#/properties/flows/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err28];
        } else {
          vErrors.push(err28);
        }
        errors++;
      }
    }
    if (data.verification !== void 0) {
      let data11 = data.verification;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (const key8 in data11) {
          if (!(key8 === "parallel" || key8 === "fail_fast")) {
            const err29 = { instancePath: instancePath + "/verification", schemaPath: "#/$defs/verification/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err29];
            } else {
              vErrors.push(err29);
            }
            errors++;
          }
        }
        if (data11.parallel !== void 0) {
          let data12 = data11.parallel;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err30 = { instancePath: instancePath + "/verification/parallel", schemaPath: "#/$defs/verification/properties/parallel/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err30];
            } else {
              vErrors.push(err30);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 > 64 || isNaN(data12)) {
              const err31 = { instancePath: instancePath + "/verification/parallel", schemaPath: "#/$defs/verification/properties/parallel/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, message: "must be <= 64" };
              if (vErrors === null) {
                vErrors = [err31];
              } else {
                vErrors.push(err31);
              }
              errors++;
            }
            if (data12 < 1 || isNaN(data12)) {
              const err32 = { instancePath: instancePath + "/verification/parallel", schemaPath: "#/$defs/verification/properties/parallel/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
          }
        }
        if (data11.fail_fast !== void 0) {
          if (typeof data11.fail_fast !== "boolean") {
            const err33 = { instancePath: instancePath + "/verification/fail_fast", schemaPath: "#/$defs/verification/properties/fail_fast/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
      } else {
        const err34 = { instancePath: instancePath + "/verification", schemaPath: "#/$defs/verification/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err34];
        } else {
          vErrors.push(err34);
        }
        errors++;
      }
    }
    if (data.handoff !== void 0) {
      if (!validate60(data.handoff, { instancePath: instancePath + "/handoff", parentData: data, parentDataProperty: "handoff", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
        errors = vErrors.length;
      }
    }
    if (data.leases !== void 0) {
      if (!validate62(data.leases, { instancePath: instancePath + "/leases", parentData: data, parentDataProperty: "leases", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
        errors = vErrors.length;
      }
    }
    if (data.worktrees !== void 0) {
      let data16 = data.worktrees;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        for (const key9 in data16) {
          if (!(key9 === "dir" || key9 === "link" || key9 === "copy" || key9 === "setup" || key9 === "ports" || key9 === "keep")) {
            const err35 = { instancePath: instancePath + "/worktrees", schemaPath: "#/$defs/worktrees/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data16.dir !== void 0) {
          let data17 = data16.dir;
          if (typeof data17 === "string") {
            if (func2(data17) < 1) {
              const err36 = { instancePath: instancePath + "/worktrees/dir", schemaPath: "#/$defs/worktrees/properties/dir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
          } else {
            const err37 = { instancePath: instancePath + "/worktrees/dir", schemaPath: "#/$defs/worktrees/properties/dir/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err37];
            } else {
              vErrors.push(err37);
            }
            errors++;
          }
        }
        if (data16.link !== void 0) {
          let data18 = data16.link;
          if (Array.isArray(data18)) {
            const len0 = data18.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data19 = data18[i0];
              if (typeof data19 === "string") {
                if (func2(data19) < 1) {
                  const err38 = { instancePath: instancePath + "/worktrees/link/" + i0, schemaPath: "#/$defs/worktrees/properties/link/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              } else {
                const err39 = { instancePath: instancePath + "/worktrees/link/" + i0, schemaPath: "#/$defs/worktrees/properties/link/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
          } else {
            const err40 = { instancePath: instancePath + "/worktrees/link", schemaPath: "#/$defs/worktrees/properties/link/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
        if (data16.copy !== void 0) {
          let data20 = data16.copy;
          if (Array.isArray(data20)) {
            const len1 = data20.length;
            for (let i1 = 0; i1 < len1; i1++) {
              let data21 = data20[i1];
              if (typeof data21 === "string") {
                if (func2(data21) < 1) {
                  const err41 = { instancePath: instancePath + "/worktrees/copy/" + i1, schemaPath: "#/$defs/worktrees/properties/copy/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
              } else {
                const err42 = { instancePath: instancePath + "/worktrees/copy/" + i1, schemaPath: "#/$defs/worktrees/properties/copy/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/worktrees/copy", schemaPath: "#/$defs/worktrees/properties/copy/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
        if (data16.setup !== void 0) {
          let data22 = data16.setup;
          if (typeof data22 === "string") {
            if (func2(data22) < 1) {
              const err44 = { instancePath: instancePath + "/worktrees/setup", schemaPath: "#/$defs/worktrees/properties/setup/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err44];
              } else {
                vErrors.push(err44);
              }
              errors++;
            }
          } else {
            const err45 = { instancePath: instancePath + "/worktrees/setup", schemaPath: "#/$defs/worktrees/properties/setup/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data16.ports !== void 0) {
          let data23 = data16.ports;
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            if (data23.from === void 0) {
              const err46 = { instancePath: instancePath + "/worktrees/ports", schemaPath: "#/$defs/worktrees/properties/ports/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'" };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
            for (const key10 in data23) {
              if (!(key10 === "from" || key10 === "each")) {
                const err47 = { instancePath: instancePath + "/worktrees/ports", schemaPath: "#/$defs/worktrees/properties/ports/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err47];
                } else {
                  vErrors.push(err47);
                }
                errors++;
              }
            }
            if (data23.from !== void 0) {
              let data24 = data23.from;
              if (!(typeof data24 == "number" && (!(data24 % 1) && !isNaN(data24)) && isFinite(data24))) {
                const err48 = { instancePath: instancePath + "/worktrees/ports/from", schemaPath: "#/$defs/worktrees/properties/ports/properties/from/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err48];
                } else {
                  vErrors.push(err48);
                }
                errors++;
              }
              if (typeof data24 == "number" && isFinite(data24)) {
                if (data24 > 65e3 || isNaN(data24)) {
                  const err49 = { instancePath: instancePath + "/worktrees/ports/from", schemaPath: "#/$defs/worktrees/properties/ports/properties/from/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65e3 }, message: "must be <= 65000" };
                  if (vErrors === null) {
                    vErrors = [err49];
                  } else {
                    vErrors.push(err49);
                  }
                  errors++;
                }
                if (data24 < 1024 || isNaN(data24)) {
                  const err50 = { instancePath: instancePath + "/worktrees/ports/from", schemaPath: "#/$defs/worktrees/properties/ports/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1024 }, message: "must be >= 1024" };
                  if (vErrors === null) {
                    vErrors = [err50];
                  } else {
                    vErrors.push(err50);
                  }
                  errors++;
                }
              }
            }
            if (data23.each !== void 0) {
              let data25 = data23.each;
              if (!(typeof data25 == "number" && (!(data25 % 1) && !isNaN(data25)) && isFinite(data25))) {
                const err51 = { instancePath: instancePath + "/worktrees/ports/each", schemaPath: "#/$defs/worktrees/properties/ports/properties/each/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err51];
                } else {
                  vErrors.push(err51);
                }
                errors++;
              }
              if (typeof data25 == "number" && isFinite(data25)) {
                if (data25 > 1e3 || isNaN(data25)) {
                  const err52 = { instancePath: instancePath + "/worktrees/ports/each", schemaPath: "#/$defs/worktrees/properties/ports/properties/each/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
                  if (vErrors === null) {
                    vErrors = [err52];
                  } else {
                    vErrors.push(err52);
                  }
                  errors++;
                }
                if (data25 < 1 || isNaN(data25)) {
                  const err53 = { instancePath: instancePath + "/worktrees/ports/each", schemaPath: "#/$defs/worktrees/properties/ports/properties/each/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err53];
                  } else {
                    vErrors.push(err53);
                  }
                  errors++;
                }
              }
            }
          } else {
            const err54 = { instancePath: instancePath + "/worktrees/ports", schemaPath: "#/$defs/worktrees/properties/ports/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err54];
            } else {
              vErrors.push(err54);
            }
            errors++;
          }
        }
        if (data16.keep !== void 0) {
          let data26 = data16.keep;
          if (!(data26 === "never" || data26 === "failed" || data26 === "always")) {
            const err55 = { instancePath: instancePath + "/worktrees/keep", schemaPath: "#/$defs/worktrees/properties/keep/enum", keyword: "enum", params: { allowedValues: schema106.properties.keep.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err55];
            } else {
              vErrors.push(err55);
            }
            errors++;
          }
        }
      } else {
        const err56 = { instancePath: instancePath + "/worktrees", schemaPath: "#/$defs/worktrees/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
    }
    if (data.queue !== void 0) {
      if (!validate64(data.queue, { instancePath: instancePath + "/queue", parentData: data, parentDataProperty: "queue", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
        errors = vErrors.length;
      }
    }
    if (data.health !== void 0) {
      if (!validate67(data.health, { instancePath: instancePath + "/health", parentData: data, parentDataProperty: "health", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
        errors = vErrors.length;
      }
    }
    if (data.focus !== void 0) {
      if (!validate69(data.focus, { instancePath: instancePath + "/focus", parentData: data, parentDataProperty: "focus", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
        errors = vErrors.length;
      }
    }
    if (data.notify !== void 0) {
      let data30 = data.notify;
      if (Array.isArray(data30)) {
        if (data30.length > 20) {
          const err57 = { instancePath: instancePath + "/notify", schemaPath: "#/properties/notify/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
        const len2 = data30.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data31 = data30[i2];
          const _errs74 = errors;
          let valid23 = true;
          const _errs75 = errors;
          if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
            if (data31.kind !== void 0) {
              if ("webhook" !== data31.kind) {
                const err58 = {};
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
          }
          var _valid0 = _errs75 === errors;
          errors = _errs74;
          if (vErrors !== null) {
            if (_errs74) {
              vErrors.length = _errs74;
            } else {
              vErrors = null;
            }
          }
          if (_valid0) {
            const _errs77 = errors;
            if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
              if (data31.url === void 0) {
                const err59 = { instancePath: instancePath + "/notify/" + i2, schemaPath: "#/$defs/notifier/then/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property 'url'" };
                if (vErrors === null) {
                  vErrors = [err59];
                } else {
                  vErrors.push(err59);
                }
                errors++;
              }
            }
            var _valid0 = _errs77 === errors;
            valid23 = _valid0;
          }
          if (!valid23) {
            const err60 = { instancePath: instancePath + "/notify/" + i2, schemaPath: "#/$defs/notifier/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
            if (vErrors === null) {
              vErrors = [err60];
            } else {
              vErrors.push(err60);
            }
            errors++;
          }
          if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
            if (data31.kind === void 0) {
              const err61 = { instancePath: instancePath + "/notify/" + i2, schemaPath: "#/$defs/notifier/required", keyword: "required", params: { missingProperty: "kind" }, message: "must have required property 'kind'" };
              if (vErrors === null) {
                vErrors = [err61];
              } else {
                vErrors.push(err61);
              }
              errors++;
            }
            for (const key11 in data31) {
              if (!(key11 === "kind" || key11 === "url" || key11 === "on")) {
                const err62 = { instancePath: instancePath + "/notify/" + i2, schemaPath: "#/$defs/notifier/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err62];
                } else {
                  vErrors.push(err62);
                }
                errors++;
              }
            }
            if (data31.kind !== void 0) {
              let data33 = data31.kind;
              if (!(data33 === "webhook" || data33 === "desktop" || data33 === "bell")) {
                const err63 = { instancePath: instancePath + "/notify/" + i2 + "/kind", schemaPath: "#/$defs/notifier/properties/kind/enum", keyword: "enum", params: { allowedValues: schema114.properties.kind.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err63];
                } else {
                  vErrors.push(err63);
                }
                errors++;
              }
            }
            if (data31.url !== void 0) {
              let data34 = data31.url;
              if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
                if (data34.env === void 0) {
                  const err64 = { instancePath: instancePath + "/notify/" + i2 + "/url", schemaPath: "#/$defs/notifier/properties/url/required", keyword: "required", params: { missingProperty: "env" }, message: "must have required property 'env'" };
                  if (vErrors === null) {
                    vErrors = [err64];
                  } else {
                    vErrors.push(err64);
                  }
                  errors++;
                }
                for (const key12 in data34) {
                  if (!(key12 === "env")) {
                    const err65 = { instancePath: instancePath + "/notify/" + i2 + "/url", schemaPath: "#/$defs/notifier/properties/url/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err65];
                    } else {
                      vErrors.push(err65);
                    }
                    errors++;
                  }
                }
                if (data34.env !== void 0) {
                  let data35 = data34.env;
                  if (typeof data35 === "string") {
                    if (!pattern49.test(data35)) {
                      const err66 = { instancePath: instancePath + "/notify/" + i2 + "/url/env", schemaPath: "#/$defs/notifier/properties/url/properties/env/pattern", keyword: "pattern", params: { pattern: "^[A-Z][A-Z0-9_]{0,99}$" }, message: 'must match pattern "^[A-Z][A-Z0-9_]{0,99}$"' };
                      if (vErrors === null) {
                        vErrors = [err66];
                      } else {
                        vErrors.push(err66);
                      }
                      errors++;
                    }
                  } else {
                    const err67 = { instancePath: instancePath + "/notify/" + i2 + "/url/env", schemaPath: "#/$defs/notifier/properties/url/properties/env/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err67];
                    } else {
                      vErrors.push(err67);
                    }
                    errors++;
                  }
                }
              } else {
                const err68 = { instancePath: instancePath + "/notify/" + i2 + "/url", schemaPath: "#/$defs/notifier/properties/url/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err68];
                } else {
                  vErrors.push(err68);
                }
                errors++;
              }
            }
            if (data31.on !== void 0) {
              let data36 = data31.on;
              if (Array.isArray(data36)) {
                if (data36.length < 1) {
                  const err69 = { instancePath: instancePath + "/notify/" + i2 + "/on", schemaPath: "#/$defs/notifier/properties/on/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                  if (vErrors === null) {
                    vErrors = [err69];
                  } else {
                    vErrors.push(err69);
                  }
                  errors++;
                }
                const len3 = data36.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data37 = data36[i3];
                  if (!(data37 === "question" || data37 === "decision" || data37 === "conflict" || data37 === "approval" || data37 === "handoff" || data37 === "late-write" || data37 === "violation" || data37 === "paused")) {
                    const err70 = { instancePath: instancePath + "/notify/" + i2 + "/on/" + i3, schemaPath: "#/$defs/notifier/properties/on/items/enum", keyword: "enum", params: { allowedValues: schema114.properties.on.items.enum }, message: "must be equal to one of the allowed values" };
                    if (vErrors === null) {
                      vErrors = [err70];
                    } else {
                      vErrors.push(err70);
                    }
                    errors++;
                  }
                }
                let i4 = data36.length;
                let j0;
                if (i4 > 1) {
                  outer0: for (; i4--; ) {
                    for (j0 = i4; j0--; ) {
                      if (func0(data36[i4], data36[j0])) {
                        const err71 = { instancePath: instancePath + "/notify/" + i2 + "/on", schemaPath: "#/$defs/notifier/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i4 + " are identical)" };
                        if (vErrors === null) {
                          vErrors = [err71];
                        } else {
                          vErrors.push(err71);
                        }
                        errors++;
                        break outer0;
                      }
                    }
                  }
                }
              } else {
                const err72 = { instancePath: instancePath + "/notify/" + i2 + "/on", schemaPath: "#/$defs/notifier/properties/on/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err72];
                } else {
                  vErrors.push(err72);
                }
                errors++;
              }
            }
          } else {
            const err73 = { instancePath: instancePath + "/notify/" + i2, schemaPath: "#/$defs/notifier/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err73];
            } else {
              vErrors.push(err73);
            }
            errors++;
          }
        }
      } else {
        const err74 = { instancePath: instancePath + "/notify", schemaPath: "#/properties/notify/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err74];
        } else {
          vErrors.push(err74);
        }
        errors++;
      }
    }
    if (data.check !== void 0) {
      if (!validate71(data.check, { instancePath: instancePath + "/check", parentData: data, parentDataProperty: "check", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
        errors = vErrors.length;
      }
    }
    if (data.playbooks !== void 0) {
      let data39 = data.playbooks;
      if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
        for (const key13 in data39) {
          const _errs91 = errors;
          if (typeof key13 === "string") {
            if (!pattern4.test(key13)) {
              const err75 = { instancePath: instancePath + "/playbooks", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key13 };
              if (vErrors === null) {
                vErrors = [err75];
              } else {
                vErrors.push(err75);
              }
              errors++;
            }
          } else {
            const err76 = { instancePath: instancePath + "/playbooks", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key13 };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
          var valid30 = _errs91 === errors;
          if (!valid30) {
            const err77 = { instancePath: instancePath + "/playbooks", schemaPath: "#/properties/playbooks/propertyNames", keyword: "propertyNames", params: { propertyName: key13 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err77];
            } else {
              vErrors.push(err77);
            }
            errors++;
          }
        }
        for (const key14 in data39) {
          if (!validate74(data39[key14], { instancePath: instancePath + "/playbooks/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data39, parentDataProperty: key14, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err78 = { instancePath: instancePath + "/playbooks", schemaPath: "#/properties/playbooks/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err78];
        } else {
          vErrors.push(err78);
        }
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data41 = data.state;
      if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
        for (const key15 in data41) {
          if (!(key15 === "dir")) {
            const err79 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err79];
            } else {
              vErrors.push(err79);
            }
            errors++;
          }
        }
        if (data41.dir !== void 0) {
          let data42 = data41.dir;
          if (typeof data42 === "string") {
            if (func2(data42) < 1) {
              const err80 = { instancePath: instancePath + "/state/dir", schemaPath: "#/properties/state/properties/dir/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err80];
              } else {
                vErrors.push(err80);
              }
              errors++;
            }
          } else {
            const err81 = { instancePath: instancePath + "/state/dir", schemaPath: "#/properties/state/properties/dir/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err81];
            } else {
              vErrors.push(err81);
            }
            errors++;
          }
        }
      } else {
        const err82 = { instancePath: instancePath + "/state", schemaPath: "#/properties/state/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err82];
        } else {
          vErrors.push(err82);
        }
        errors++;
      }
    }
  } else {
    const err83 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err83];
    } else {
      vErrors.push(err83);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var playbook = validate76;
var schema123 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "coord/playbook", "title": "Playbook", "description": "A playbook: steps that a team of agents and people carry out, in order, durably.", "type": "object", "additionalProperties": false, "required": ["version", "name", "steps"], "properties": { "version": { "const": 1, "description": "The format that the file is written in: 1." }, "name": { "$ref": "#/$defs/id", "description": "The file's name without .yaml." }, "description": { "type": "string", "maxLength": 2e3 }, "parts": { "type": "object", "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "type": "object", "additionalProperties": false, "required": ["description"], "properties": { "description": { "type": "string", "minLength": 1, "maxLength": 500 }, "many": { "type": "boolean", "description": "Several roles play it, at once: in an each over this part." } } }, "description": "The parts that are played; the config's playbooks section says by which role." }, "inputs": { "type": "object", "propertyNames": { "$ref": "#/$defs/field" }, "additionalProperties": { "type": "object", "additionalProperties": false, "properties": { "description": { "type": "string", "maxLength": 500 }, "type": { "enum": ["text", "integer", "number", "boolean", "choice", "role", "path"], "description": "What is accepted; a path is one inside the repository. Default: text." }, "choices": { "type": "array", "minItems": 2, "maxItems": 50, "uniqueItems": true, "items": { "type": "string", "minLength": 1, "maxLength": 200 }, "description": "The values that a choice has." }, "default": { "oneOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }], "description": "Without one, the input is required." }, "secret": { "type": "object", "additionalProperties": false, "required": ["env"], "properties": { "env": { "type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$", "description": "Letters, digits and underscores; starts with no digit; at most 100 characters." } }, "description": "The environment variable that has to hold it. Texts read the variable's name, never its value." } } }, "description": "Values given with --input name=value, or asked for on a terminal." }, "limits": { "type": "object", "additionalProperties": false, "properties": { "agents": { "type": "integer", "minimum": 1, "maximum": 64, "description": "Agents at work at the same time, at most. Default: 4." }, "cost_usd": { "type": "number", "exclusiveMinimum": 0, "description": "What all agents of a run may cost together, in US dollars: once it is spent, no further agent is started." }, "time": { "$ref": "#/$defs/duration", "description": "Wall time of a run; waiting for people is not counted. What has not ended then is ended." } } }, "steps": { "$ref": "#/$defs/steps", "description": "What is done, one after the other: each step has an id and does one thing." }, "finally": { "$ref": "#/$defs/steps", "description": "What is done at the end, whatever happened: these read run.failed and run.reason, and has(steps.ID)." } }, "$defs": { "id": { "type": "string", "pattern": "^[a-z][a-z0-9-]{0,39}$", "description": "Lower-case letters, digits and dashes; starts with a letter; at most 40 characters." }, "field": { "type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$", "description": "Lower-case letters, digits and underscores; starts with a letter; at most 40 characters." }, "steps": { "type": "array", "minItems": 1, "maxItems": 200, "items": { "$ref": "#/$defs/step" }, "description": "A list of steps, each with an id and one thing that it does." }, "step": { "type": "object", "additionalProperties": false, "required": ["id"], "properties": { "id": { "$ref": "#/$defs/field", "description": "Names the step in expressions, templates and the journal." }, "title": { "type": "string", "minLength": 1, "maxLength": 200 }, "needs": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/field" }, "description": "The steps of the same list that this one waits for. Default: the one before it; [] waits for none." }, "if": { "type": "string", "minLength": 1, "description": "CEL; the step is skipped when it is false." }, "agent": { "$ref": "#/$defs/id", "description": "The part whose agent does this step." }, "not": { "$ref": "#/$defs/id", "description": "The part whose role may not do this step as well: a reviewer is not the author." }, "prompt": { "type": "string", "minLength": 1, "description": "Handlebars text for the agent." }, "access": { "enum": ["read", "write"], "description": "read: nothing may be changed. Default: write for an agent, read for run." }, "session": { "enum": ["fresh", "keep"], "description": "fresh, or keep: go on in the session this part had before. Default: fresh." }, "workspace": { "enum": ["role", "fresh", "none"], "description": "Where it works: its role's worktree, one of its own for this step alone, or an empty folder. Default: role." }, "retry": { "description": "How often more it is tried when it fails; a number alone is for transient, timeout and crash.", "oneOf": [{ "type": "integer", "minimum": 1, "maximum": 20 }, { "type": "object", "additionalProperties": false, "required": ["max"], "properties": { "max": { "type": "integer", "minimum": 1, "maximum": 20, "description": "Tries after the first, at most." }, "on": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["transient", "timeout", "crash", "output", "exit"] }, "description": "For which failures. Default: transient, timeout, crash." }, "wait": { "$ref": "#/$defs/duration", "description": "Before the first of them. Default: 10s." }, "factor": { "type": "number", "minimum": 1, "maximum": 10, "description": "How much longer before each further one. Default: 2." }, "max_wait": { "$ref": "#/$defs/duration", "description": "No wait is longer. Default: 5m." } } }] }, "effect": { "const": "once", "description": "What it does must not be done twice: found half done on a resume, a person says what became of it." }, "output": { "type": "object", "description": "A JSON Schema: for an agent's answer, or for the JSON that a command prints." }, "run": { "type": "string", "minLength": 1, "description": "A command for sh. Values reach it through env, never through its text." }, "part": { "$ref": "#/$defs/id", "description": "Whose worktree the command runs in." }, "env": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$", "description": "Letters, digits and underscores; starts with no digit; at most 100 characters." }, "additionalProperties": { "type": "string" }, "description": "Handlebars texts, as environment variables of the command." }, "timeout": { "$ref": "#/$defs/duration", "description": "The step fails, and its processes end, when it has not ended after this time. Default for run: 10m." }, "idle": { "$ref": "#/$defs/duration", "description": "The same when it has printed nothing for this time." }, "budget_usd": { "type": "number", "exclusiveMinimum": 0, "description": "What the step's agent may cost, in US dollars, all its attempts to answer together." }, "loop": { "type": "object", "additionalProperties": false, "required": ["max", "until", "steps"], "properties": { "max": { "type": "integer", "minimum": 1, "maximum": 100, "description": "Rounds at most; the step fails when they are used up." }, "until": { "type": "string", "minLength": 1, "description": "CEL, evaluated after each round: true ends the loop." }, "stall": { "type": "string", "minLength": 1, "description": "CEL for any value: the same after two rounds in a row, and the loop is stuck." }, "exhausted": { "enum": ["fail", "ask", "go-on"], "description": "When the rounds are used up, or it is stuck: fail, ask a person whether to go on, or go on. Default: fail." }, "steps": { "$ref": "#/$defs/steps", "description": "What is done in each round." } } }, "each": { "type": "object", "additionalProperties": false, "required": ["steps"], "oneOf": [{ "required": ["part"] }, { "required": ["in"] }], "properties": { "part": { "$ref": "#/$defs/id", "description": "The steps are done once for each role that plays this part." }, "in": { "type": "string", "minLength": 1, "description": "CEL for a list: the steps are done once for each of its items, which they read as item." }, "need": { "description": "How many have to succeed: all, or a number. Default: all.", "oneOf": [{ "const": "all" }, { "type": "integer", "minimum": 0, "maximum": 1e3 }] }, "within": { "$ref": "#/$defs/duration", "description": "What has not ended after this time is ended, and counts as failed." }, "steps": { "$ref": "#/$defs/steps", "description": "What is done for each." } } }, "verify": { "type": "object", "additionalProperties": false, "required": ["part"], "properties": { "part": { "$ref": "#/$defs/id", "description": "Whose worktree is verified, against the layers its role must pass." }, "on_failure": { "enum": ["fail", "continue"], "description": "continue: it succeeds, and its output.passed is false. Default: fail." } } }, "approve": { "type": "object", "additionalProperties": false, "required": ["question"], "properties": { "question": { "type": "string", "minLength": 1, "description": "Handlebars text that a person answers with approve or reject." }, "look": { "type": "array", "minItems": 1, "maxItems": 20, "items": { "type": "string", "minLength": 1 }, "description": "What they should look at before, each a Handlebars text." }, "expires": { "$ref": "#/$defs/duration", "description": "Unanswered for this time, it counts as rejected. Default: it waits as long as it takes." } } }, "handoff": { "type": "object", "additionalProperties": false, "required": ["from", "to", "fields"], "properties": { "from": { "$ref": "#/$defs/id", "description": "The part that hands its work over." }, "to": { "$ref": "#/$defs/id", "description": "The part that takes it." }, "fields": { "type": "object", "propertyNames": { "$ref": "#/$defs/field" }, "additionalProperties": { "type": "string" }, "description": "The document's fields, each a Handlebars text." }, "required": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/field" }, "description": "Fields that must not be empty, besides those the config requires." }, "verify": { "type": "boolean", "description": "Verify the giver's work, against the layers its role must pass, before it is handed over. Default: false." }, "remedy": { "type": "object", "additionalProperties": false, "required": ["max", "prompt"], "properties": { "max": { "type": "integer", "minimum": 1, "maximum": 20, "description": "How often at most." }, "prompt": { "type": "string", "minLength": 1, "description": "Handlebars text for the giver's agent." } }, "description": "What does not verify is mended by the giver's agent, in its kept session, and verified again." } } }, "message": { "type": "object", "additionalProperties": false, "required": ["to", "subject", "text"], "properties": { "to": { "$ref": "#/$defs/id", "description": "The part whose role gets it, or everybody." }, "from": { "$ref": "#/$defs/id", "description": "The part in whose name it is sent. Default: coord's own." }, "subject": { "type": "string", "minLength": 1, "description": "Handlebars text of one line." }, "text": { "type": "string", "minLength": 1, "description": "Handlebars text." } }, "description": "Sends a message, once." }, "wait": { "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["for"] }, { "required": ["run"] }], "properties": { "for": { "$ref": "#/$defs/duration", "description": "How long to wait, counted from the step's start." }, "run": { "type": "string", "minLength": 1, "description": "A command for sh: waits until it exits with 0." }, "part": { "$ref": "#/$defs/id", "description": "In whose worktree the command runs." }, "every": { "$ref": "#/$defs/duration", "description": "How long between two tries. Default: 30s." } } }, "use": { "$ref": "#/$defs/id", "description": "The name of a playbook whose steps are done here." }, "with": { "type": "object", "propertyNames": { "$ref": "#/$defs/field" }, "additionalProperties": { "oneOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }] }, "description": "The inputs of the playbook that is used; a text is a Handlebars text." }, "parts": { "type": "object", "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "$ref": "#/$defs/id" }, "description": "Its parts, and which of ours plays each. Default: the one of the same name." } } }, "duration": { "type": "string", "pattern": "^[1-9][0-9]{0,5}(ms|s|m|h)$", "description": "A whole number and a unit: 500ms, 30s, 5m, 2h." } } };
var schema129 = { "type": "object", "additionalProperties": false, "required": ["id"], "properties": { "id": { "$ref": "#/$defs/field", "description": "Names the step in expressions, templates and the journal." }, "title": { "type": "string", "minLength": 1, "maxLength": 200 }, "needs": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/field" }, "description": "The steps of the same list that this one waits for. Default: the one before it; [] waits for none." }, "if": { "type": "string", "minLength": 1, "description": "CEL; the step is skipped when it is false." }, "agent": { "$ref": "#/$defs/id", "description": "The part whose agent does this step." }, "not": { "$ref": "#/$defs/id", "description": "The part whose role may not do this step as well: a reviewer is not the author." }, "prompt": { "type": "string", "minLength": 1, "description": "Handlebars text for the agent." }, "access": { "enum": ["read", "write"], "description": "read: nothing may be changed. Default: write for an agent, read for run." }, "session": { "enum": ["fresh", "keep"], "description": "fresh, or keep: go on in the session this part had before. Default: fresh." }, "workspace": { "enum": ["role", "fresh", "none"], "description": "Where it works: its role's worktree, one of its own for this step alone, or an empty folder. Default: role." }, "retry": { "description": "How often more it is tried when it fails; a number alone is for transient, timeout and crash.", "oneOf": [{ "type": "integer", "minimum": 1, "maximum": 20 }, { "type": "object", "additionalProperties": false, "required": ["max"], "properties": { "max": { "type": "integer", "minimum": 1, "maximum": 20, "description": "Tries after the first, at most." }, "on": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["transient", "timeout", "crash", "output", "exit"] }, "description": "For which failures. Default: transient, timeout, crash." }, "wait": { "$ref": "#/$defs/duration", "description": "Before the first of them. Default: 10s." }, "factor": { "type": "number", "minimum": 1, "maximum": 10, "description": "How much longer before each further one. Default: 2." }, "max_wait": { "$ref": "#/$defs/duration", "description": "No wait is longer. Default: 5m." } } }] }, "effect": { "const": "once", "description": "What it does must not be done twice: found half done on a resume, a person says what became of it." }, "output": { "type": "object", "description": "A JSON Schema: for an agent's answer, or for the JSON that a command prints." }, "run": { "type": "string", "minLength": 1, "description": "A command for sh. Values reach it through env, never through its text." }, "part": { "$ref": "#/$defs/id", "description": "Whose worktree the command runs in." }, "env": { "type": "object", "propertyNames": { "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,99}$", "description": "Letters, digits and underscores; starts with no digit; at most 100 characters." }, "additionalProperties": { "type": "string" }, "description": "Handlebars texts, as environment variables of the command." }, "timeout": { "$ref": "#/$defs/duration", "description": "The step fails, and its processes end, when it has not ended after this time. Default for run: 10m." }, "idle": { "$ref": "#/$defs/duration", "description": "The same when it has printed nothing for this time." }, "budget_usd": { "type": "number", "exclusiveMinimum": 0, "description": "What the step's agent may cost, in US dollars, all its attempts to answer together." }, "loop": { "type": "object", "additionalProperties": false, "required": ["max", "until", "steps"], "properties": { "max": { "type": "integer", "minimum": 1, "maximum": 100, "description": "Rounds at most; the step fails when they are used up." }, "until": { "type": "string", "minLength": 1, "description": "CEL, evaluated after each round: true ends the loop." }, "stall": { "type": "string", "minLength": 1, "description": "CEL for any value: the same after two rounds in a row, and the loop is stuck." }, "exhausted": { "enum": ["fail", "ask", "go-on"], "description": "When the rounds are used up, or it is stuck: fail, ask a person whether to go on, or go on. Default: fail." }, "steps": { "$ref": "#/$defs/steps", "description": "What is done in each round." } } }, "each": { "type": "object", "additionalProperties": false, "required": ["steps"], "oneOf": [{ "required": ["part"] }, { "required": ["in"] }], "properties": { "part": { "$ref": "#/$defs/id", "description": "The steps are done once for each role that plays this part." }, "in": { "type": "string", "minLength": 1, "description": "CEL for a list: the steps are done once for each of its items, which they read as item." }, "need": { "description": "How many have to succeed: all, or a number. Default: all.", "oneOf": [{ "const": "all" }, { "type": "integer", "minimum": 0, "maximum": 1e3 }] }, "within": { "$ref": "#/$defs/duration", "description": "What has not ended after this time is ended, and counts as failed." }, "steps": { "$ref": "#/$defs/steps", "description": "What is done for each." } } }, "verify": { "type": "object", "additionalProperties": false, "required": ["part"], "properties": { "part": { "$ref": "#/$defs/id", "description": "Whose worktree is verified, against the layers its role must pass." }, "on_failure": { "enum": ["fail", "continue"], "description": "continue: it succeeds, and its output.passed is false. Default: fail." } } }, "approve": { "type": "object", "additionalProperties": false, "required": ["question"], "properties": { "question": { "type": "string", "minLength": 1, "description": "Handlebars text that a person answers with approve or reject." }, "look": { "type": "array", "minItems": 1, "maxItems": 20, "items": { "type": "string", "minLength": 1 }, "description": "What they should look at before, each a Handlebars text." }, "expires": { "$ref": "#/$defs/duration", "description": "Unanswered for this time, it counts as rejected. Default: it waits as long as it takes." } } }, "handoff": { "type": "object", "additionalProperties": false, "required": ["from", "to", "fields"], "properties": { "from": { "$ref": "#/$defs/id", "description": "The part that hands its work over." }, "to": { "$ref": "#/$defs/id", "description": "The part that takes it." }, "fields": { "type": "object", "propertyNames": { "$ref": "#/$defs/field" }, "additionalProperties": { "type": "string" }, "description": "The document's fields, each a Handlebars text." }, "required": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/field" }, "description": "Fields that must not be empty, besides those the config requires." }, "verify": { "type": "boolean", "description": "Verify the giver's work, against the layers its role must pass, before it is handed over. Default: false." }, "remedy": { "type": "object", "additionalProperties": false, "required": ["max", "prompt"], "properties": { "max": { "type": "integer", "minimum": 1, "maximum": 20, "description": "How often at most." }, "prompt": { "type": "string", "minLength": 1, "description": "Handlebars text for the giver's agent." } }, "description": "What does not verify is mended by the giver's agent, in its kept session, and verified again." } } }, "message": { "type": "object", "additionalProperties": false, "required": ["to", "subject", "text"], "properties": { "to": { "$ref": "#/$defs/id", "description": "The part whose role gets it, or everybody." }, "from": { "$ref": "#/$defs/id", "description": "The part in whose name it is sent. Default: coord's own." }, "subject": { "type": "string", "minLength": 1, "description": "Handlebars text of one line." }, "text": { "type": "string", "minLength": 1, "description": "Handlebars text." } }, "description": "Sends a message, once." }, "wait": { "type": "object", "additionalProperties": false, "oneOf": [{ "required": ["for"] }, { "required": ["run"] }], "properties": { "for": { "$ref": "#/$defs/duration", "description": "How long to wait, counted from the step's start." }, "run": { "type": "string", "minLength": 1, "description": "A command for sh: waits until it exits with 0." }, "part": { "$ref": "#/$defs/id", "description": "In whose worktree the command runs." }, "every": { "$ref": "#/$defs/duration", "description": "How long between two tries. Default: 30s." } } }, "use": { "$ref": "#/$defs/id", "description": "The name of a playbook whose steps are done here." }, "with": { "type": "object", "propertyNames": { "$ref": "#/$defs/field" }, "additionalProperties": { "oneOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }] }, "description": "The inputs of the playbook that is used; a text is a Handlebars text." }, "parts": { "type": "object", "propertyNames": { "$ref": "#/$defs/id" }, "additionalProperties": { "$ref": "#/$defs/id" }, "description": "Its parts, and which of ours plays each. Default: the one of the same name." } } };
var wrapper0 = { validate: validate77 };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property 'id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema129.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 === "string") {
        if (!pattern37.test(data0)) {
          const err2 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/id", schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      let data1 = data.title;
      if (typeof data1 === "string") {
        if (func2(data1) > 200) {
          const err4 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (func2(data1) < 1) {
          const err5 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.needs !== void 0) {
      let data2 = data.needs;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (!pattern37.test(data3)) {
              const err7 = { instancePath: instancePath + "/needs/" + i0, schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = { instancePath: instancePath + "/needs/" + i0, schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        let i1 = data2.length;
        let j0;
        if (i1 > 1) {
          outer0: for (; i1--; ) {
            for (j0 = i1; j0--; ) {
              if (func0(data2[i1], data2[j0])) {
                const err9 = { instancePath: instancePath + "/needs", schemaPath: "#/properties/needs/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
                break outer0;
              }
            }
          }
        }
      } else {
        const err10 = { instancePath: instancePath + "/needs", schemaPath: "#/properties/needs/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.if !== void 0) {
      let data4 = data.if;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err11 = { instancePath: instancePath + "/if", schemaPath: "#/properties/if/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/if", schemaPath: "#/properties/if/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.agent !== void 0) {
      let data5 = data.agent;
      if (typeof data5 === "string") {
        if (!pattern4.test(data5)) {
          const err13 = { instancePath: instancePath + "/agent", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      } else {
        const err14 = { instancePath: instancePath + "/agent", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.not !== void 0) {
      let data6 = data.not;
      if (typeof data6 === "string") {
        if (!pattern4.test(data6)) {
          const err15 = { instancePath: instancePath + "/not", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/not", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.prompt !== void 0) {
      let data7 = data.prompt;
      if (typeof data7 === "string") {
        if (func2(data7) < 1) {
          const err17 = { instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/prompt", schemaPath: "#/properties/prompt/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.access !== void 0) {
      let data8 = data.access;
      if (!(data8 === "read" || data8 === "write")) {
        const err19 = { instancePath: instancePath + "/access", schemaPath: "#/properties/access/enum", keyword: "enum", params: { allowedValues: schema129.properties.access.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.session !== void 0) {
      let data9 = data.session;
      if (!(data9 === "fresh" || data9 === "keep")) {
        const err20 = { instancePath: instancePath + "/session", schemaPath: "#/properties/session/enum", keyword: "enum", params: { allowedValues: schema129.properties.session.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.workspace !== void 0) {
      let data10 = data.workspace;
      if (!(data10 === "role" || data10 === "fresh" || data10 === "none")) {
        const err21 = { instancePath: instancePath + "/workspace", schemaPath: "#/properties/workspace/enum", keyword: "enum", params: { allowedValues: schema129.properties.workspace.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.retry !== void 0) {
      let data11 = data.retry;
      const _errs26 = errors;
      let valid8 = false;
      let passing0 = null;
      const _errs27 = errors;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err22 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf/0/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 > 20 || isNaN(data11)) {
          const err23 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf/0/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
        if (data11 < 1 || isNaN(data11)) {
          const err24 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf/0/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err24];
          } else {
            vErrors.push(err24);
          }
          errors++;
        }
      }
      var _valid0 = _errs27 === errors;
      if (_valid0) {
        valid8 = true;
        passing0 = 0;
      }
      const _errs29 = errors;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (data11.max === void 0) {
          const err25 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf/1/required", keyword: "required", params: { missingProperty: "max" }, message: "must have required property 'max'" };
          if (vErrors === null) {
            vErrors = [err25];
          } else {
            vErrors.push(err25);
          }
          errors++;
        }
        for (const key1 in data11) {
          if (!(key1 === "max" || key1 === "on" || key1 === "wait" || key1 === "factor" || key1 === "max_wait")) {
            const err26 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf/1/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err26];
            } else {
              vErrors.push(err26);
            }
            errors++;
          }
        }
        if (data11.max !== void 0) {
          let data12 = data11.max;
          if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)) && isFinite(data12))) {
            const err27 = { instancePath: instancePath + "/retry/max", schemaPath: "#/properties/retry/oneOf/1/properties/max/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err27];
            } else {
              vErrors.push(err27);
            }
            errors++;
          }
          if (typeof data12 == "number" && isFinite(data12)) {
            if (data12 > 20 || isNaN(data12)) {
              const err28 = { instancePath: instancePath + "/retry/max", schemaPath: "#/properties/retry/oneOf/1/properties/max/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" };
              if (vErrors === null) {
                vErrors = [err28];
              } else {
                vErrors.push(err28);
              }
              errors++;
            }
            if (data12 < 1 || isNaN(data12)) {
              const err29 = { instancePath: instancePath + "/retry/max", schemaPath: "#/properties/retry/oneOf/1/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
          }
        }
        if (data11.on !== void 0) {
          let data13 = data11.on;
          if (Array.isArray(data13)) {
            if (data13.length < 1) {
              const err30 = { instancePath: instancePath + "/retry/on", schemaPath: "#/properties/retry/oneOf/1/properties/on/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
            const len1 = data13.length;
            for (let i2 = 0; i2 < len1; i2++) {
              let data14 = data13[i2];
              if (!(data14 === "transient" || data14 === "timeout" || data14 === "crash" || data14 === "output" || data14 === "exit")) {
                const err31 = { instancePath: instancePath + "/retry/on/" + i2, schemaPath: "#/properties/retry/oneOf/1/properties/on/items/enum", keyword: "enum", params: { allowedValues: schema129.properties.retry.oneOf[1].properties.on.items.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            let i3 = data13.length;
            let j1;
            if (i3 > 1) {
              outer1: for (; i3--; ) {
                for (j1 = i3; j1--; ) {
                  if (func0(data13[i3], data13[j1])) {
                    const err32 = { instancePath: instancePath + "/retry/on", schemaPath: "#/properties/retry/oneOf/1/properties/on/uniqueItems", keyword: "uniqueItems", params: { i: i3, j: j1 }, message: "must NOT have duplicate items (items ## " + j1 + " and " + i3 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err32];
                    } else {
                      vErrors.push(err32);
                    }
                    errors++;
                    break outer1;
                  }
                }
              }
            }
          } else {
            const err33 = { instancePath: instancePath + "/retry/on", schemaPath: "#/properties/retry/oneOf/1/properties/on/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err33];
            } else {
              vErrors.push(err33);
            }
            errors++;
          }
        }
        if (data11.wait !== void 0) {
          let data15 = data11.wait;
          if (typeof data15 === "string") {
            if (!pattern17.test(data15)) {
              const err34 = { instancePath: instancePath + "/retry/wait", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err34];
              } else {
                vErrors.push(err34);
              }
              errors++;
            }
          } else {
            const err35 = { instancePath: instancePath + "/retry/wait", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err35];
            } else {
              vErrors.push(err35);
            }
            errors++;
          }
        }
        if (data11.factor !== void 0) {
          let data16 = data11.factor;
          if (typeof data16 == "number" && isFinite(data16)) {
            if (data16 > 10 || isNaN(data16)) {
              const err36 = { instancePath: instancePath + "/retry/factor", schemaPath: "#/properties/retry/oneOf/1/properties/factor/maximum", keyword: "maximum", params: { comparison: "<=", limit: 10 }, message: "must be <= 10" };
              if (vErrors === null) {
                vErrors = [err36];
              } else {
                vErrors.push(err36);
              }
              errors++;
            }
            if (data16 < 1 || isNaN(data16)) {
              const err37 = { instancePath: instancePath + "/retry/factor", schemaPath: "#/properties/retry/oneOf/1/properties/factor/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err37];
              } else {
                vErrors.push(err37);
              }
              errors++;
            }
          } else {
            const err38 = { instancePath: instancePath + "/retry/factor", schemaPath: "#/properties/retry/oneOf/1/properties/factor/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err38];
            } else {
              vErrors.push(err38);
            }
            errors++;
          }
        }
        if (data11.max_wait !== void 0) {
          let data17 = data11.max_wait;
          if (typeof data17 === "string") {
            if (!pattern17.test(data17)) {
              const err39 = { instancePath: instancePath + "/retry/max_wait", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err39];
              } else {
                vErrors.push(err39);
              }
              errors++;
            }
          } else {
            const err40 = { instancePath: instancePath + "/retry/max_wait", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err40];
            } else {
              vErrors.push(err40);
            }
            errors++;
          }
        }
      } else {
        const err41 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err41];
        } else {
          vErrors.push(err41);
        }
        errors++;
      }
      var _valid0 = _errs29 === errors;
      if (_valid0 && valid8) {
        valid8 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid8 = true;
          passing0 = 1;
        }
      }
      if (!valid8) {
        const err42 = { instancePath: instancePath + "/retry", schemaPath: "#/properties/retry/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err42];
        } else {
          vErrors.push(err42);
        }
        errors++;
      } else {
        errors = _errs26;
        if (vErrors !== null) {
          if (_errs26) {
            vErrors.length = _errs26;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.effect !== void 0) {
      if ("once" !== data.effect) {
        const err43 = { instancePath: instancePath + "/effect", schemaPath: "#/properties/effect/const", keyword: "const", params: { allowedValue: "once" }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err43];
        } else {
          vErrors.push(err43);
        }
        errors++;
      }
    }
    if (data.output !== void 0) {
      let data19 = data.output;
      if (!(data19 && typeof data19 == "object" && !Array.isArray(data19))) {
        const err44 = { instancePath: instancePath + "/output", schemaPath: "#/properties/output/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      let data20 = data.run;
      if (typeof data20 === "string") {
        if (func2(data20) < 1) {
          const err45 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err45];
          } else {
            vErrors.push(err45);
          }
          errors++;
        }
      } else {
        const err46 = { instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err46];
        } else {
          vErrors.push(err46);
        }
        errors++;
      }
    }
    if (data.part !== void 0) {
      let data21 = data.part;
      if (typeof data21 === "string") {
        if (!pattern4.test(data21)) {
          const err47 = { instancePath: instancePath + "/part", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err47];
          } else {
            vErrors.push(err47);
          }
          errors++;
        }
      } else {
        const err48 = { instancePath: instancePath + "/part", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      let data22 = data.env;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        for (const key2 in data22) {
          const _errs55 = errors;
          if (typeof key2 === "string") {
            if (!pattern7.test(key2)) {
              const err49 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,99}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,99}$"', propertyName: key2 };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          }
          var valid16 = _errs55 === errors;
          if (!valid16) {
            const err50 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        for (const key3 in data22) {
          if (typeof data22[key3] !== "string") {
            const err51 = { instancePath: instancePath + "/env/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/env/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
      } else {
        const err52 = { instancePath: instancePath + "/env", schemaPath: "#/properties/env/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
    if (data.timeout !== void 0) {
      let data24 = data.timeout;
      if (typeof data24 === "string") {
        if (!pattern17.test(data24)) {
          const err53 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err53];
          } else {
            vErrors.push(err53);
          }
          errors++;
        }
      } else {
        const err54 = { instancePath: instancePath + "/timeout", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err54];
        } else {
          vErrors.push(err54);
        }
        errors++;
      }
    }
    if (data.idle !== void 0) {
      let data25 = data.idle;
      if (typeof data25 === "string") {
        if (!pattern17.test(data25)) {
          const err55 = { instancePath: instancePath + "/idle", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
          if (vErrors === null) {
            vErrors = [err55];
          } else {
            vErrors.push(err55);
          }
          errors++;
        }
      } else {
        const err56 = { instancePath: instancePath + "/idle", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err56];
        } else {
          vErrors.push(err56);
        }
        errors++;
      }
    }
    if (data.budget_usd !== void 0) {
      let data26 = data.budget_usd;
      if (typeof data26 == "number" && isFinite(data26)) {
        if (data26 <= 0 || isNaN(data26)) {
          const err57 = { instancePath: instancePath + "/budget_usd", schemaPath: "#/properties/budget_usd/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
          if (vErrors === null) {
            vErrors = [err57];
          } else {
            vErrors.push(err57);
          }
          errors++;
        }
      } else {
        const err58 = { instancePath: instancePath + "/budget_usd", schemaPath: "#/properties/budget_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err58];
        } else {
          vErrors.push(err58);
        }
        errors++;
      }
    }
    if (data.loop !== void 0) {
      let data27 = data.loop;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        if (data27.max === void 0) {
          const err59 = { instancePath: instancePath + "/loop", schemaPath: "#/properties/loop/required", keyword: "required", params: { missingProperty: "max" }, message: "must have required property 'max'" };
          if (vErrors === null) {
            vErrors = [err59];
          } else {
            vErrors.push(err59);
          }
          errors++;
        }
        if (data27.until === void 0) {
          const err60 = { instancePath: instancePath + "/loop", schemaPath: "#/properties/loop/required", keyword: "required", params: { missingProperty: "until" }, message: "must have required property 'until'" };
          if (vErrors === null) {
            vErrors = [err60];
          } else {
            vErrors.push(err60);
          }
          errors++;
        }
        if (data27.steps === void 0) {
          const err61 = { instancePath: instancePath + "/loop", schemaPath: "#/properties/loop/required", keyword: "required", params: { missingProperty: "steps" }, message: "must have required property 'steps'" };
          if (vErrors === null) {
            vErrors = [err61];
          } else {
            vErrors.push(err61);
          }
          errors++;
        }
        for (const key4 in data27) {
          if (!(key4 === "max" || key4 === "until" || key4 === "stall" || key4 === "exhausted" || key4 === "steps")) {
            const err62 = { instancePath: instancePath + "/loop", schemaPath: "#/properties/loop/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err62];
            } else {
              vErrors.push(err62);
            }
            errors++;
          }
        }
        if (data27.max !== void 0) {
          let data28 = data27.max;
          if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)) && isFinite(data28))) {
            const err63 = { instancePath: instancePath + "/loop/max", schemaPath: "#/properties/loop/properties/max/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err63];
            } else {
              vErrors.push(err63);
            }
            errors++;
          }
          if (typeof data28 == "number" && isFinite(data28)) {
            if (data28 > 100 || isNaN(data28)) {
              const err64 = { instancePath: instancePath + "/loop/max", schemaPath: "#/properties/loop/properties/max/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" };
              if (vErrors === null) {
                vErrors = [err64];
              } else {
                vErrors.push(err64);
              }
              errors++;
            }
            if (data28 < 1 || isNaN(data28)) {
              const err65 = { instancePath: instancePath + "/loop/max", schemaPath: "#/properties/loop/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err65];
              } else {
                vErrors.push(err65);
              }
              errors++;
            }
          }
        }
        if (data27.until !== void 0) {
          let data29 = data27.until;
          if (typeof data29 === "string") {
            if (func2(data29) < 1) {
              const err66 = { instancePath: instancePath + "/loop/until", schemaPath: "#/properties/loop/properties/until/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err66];
              } else {
                vErrors.push(err66);
              }
              errors++;
            }
          } else {
            const err67 = { instancePath: instancePath + "/loop/until", schemaPath: "#/properties/loop/properties/until/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err67];
            } else {
              vErrors.push(err67);
            }
            errors++;
          }
        }
        if (data27.stall !== void 0) {
          let data30 = data27.stall;
          if (typeof data30 === "string") {
            if (func2(data30) < 1) {
              const err68 = { instancePath: instancePath + "/loop/stall", schemaPath: "#/properties/loop/properties/stall/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err68];
              } else {
                vErrors.push(err68);
              }
              errors++;
            }
          } else {
            const err69 = { instancePath: instancePath + "/loop/stall", schemaPath: "#/properties/loop/properties/stall/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err69];
            } else {
              vErrors.push(err69);
            }
            errors++;
          }
        }
        if (data27.exhausted !== void 0) {
          let data31 = data27.exhausted;
          if (!(data31 === "fail" || data31 === "ask" || data31 === "go-on")) {
            const err70 = { instancePath: instancePath + "/loop/exhausted", schemaPath: "#/properties/loop/properties/exhausted/enum", keyword: "enum", params: { allowedValues: schema129.properties.loop.properties.exhausted.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err70];
            } else {
              vErrors.push(err70);
            }
            errors++;
          }
        }
        if (data27.steps !== void 0) {
          if (!wrapper0.validate(data27.steps, { instancePath: instancePath + "/loop/steps", parentData: data27, parentDataProperty: "steps", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err71 = { instancePath: instancePath + "/loop", schemaPath: "#/properties/loop/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err71];
        } else {
          vErrors.push(err71);
        }
        errors++;
      }
    }
    if (data.each !== void 0) {
      let data33 = data.each;
      const _errs80 = errors;
      let valid21 = false;
      let passing1 = null;
      const _errs81 = errors;
      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
        if (data33.part === void 0) {
          const err72 = { instancePath: instancePath + "/each", schemaPath: "#/properties/each/oneOf/0/required", keyword: "required", params: { missingProperty: "part" }, message: "must have required property 'part'" };
          if (vErrors === null) {
            vErrors = [err72];
          } else {
            vErrors.push(err72);
          }
          errors++;
        }
      }
      var _valid1 = _errs81 === errors;
      if (_valid1) {
        valid21 = true;
        passing1 = 0;
      }
      const _errs82 = errors;
      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
        if (data33.in === void 0) {
          const err73 = { instancePath: instancePath + "/each", schemaPath: "#/properties/each/oneOf/1/required", keyword: "required", params: { missingProperty: "in" }, message: "must have required property 'in'" };
          if (vErrors === null) {
            vErrors = [err73];
          } else {
            vErrors.push(err73);
          }
          errors++;
        }
      }
      var _valid1 = _errs82 === errors;
      if (_valid1 && valid21) {
        valid21 = false;
        passing1 = [passing1, 1];
      } else {
        if (_valid1) {
          valid21 = true;
          passing1 = 1;
        }
      }
      if (!valid21) {
        const err74 = { instancePath: instancePath + "/each", schemaPath: "#/properties/each/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err74];
        } else {
          vErrors.push(err74);
        }
        errors++;
      } else {
        errors = _errs80;
        if (vErrors !== null) {
          if (_errs80) {
            vErrors.length = _errs80;
          } else {
            vErrors = null;
          }
        }
      }
      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
        if (data33.steps === void 0) {
          const err75 = { instancePath: instancePath + "/each", schemaPath: "#/properties/each/required", keyword: "required", params: { missingProperty: "steps" }, message: "must have required property 'steps'" };
          if (vErrors === null) {
            vErrors = [err75];
          } else {
            vErrors.push(err75);
          }
          errors++;
        }
        for (const key5 in data33) {
          if (!(key5 === "part" || key5 === "in" || key5 === "need" || key5 === "within" || key5 === "steps")) {
            const err76 = { instancePath: instancePath + "/each", schemaPath: "#/properties/each/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err76];
            } else {
              vErrors.push(err76);
            }
            errors++;
          }
        }
        if (data33.part !== void 0) {
          let data34 = data33.part;
          if (typeof data34 === "string") {
            if (!pattern4.test(data34)) {
              const err77 = { instancePath: instancePath + "/each/part", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err77];
              } else {
                vErrors.push(err77);
              }
              errors++;
            }
          } else {
            const err78 = { instancePath: instancePath + "/each/part", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err78];
            } else {
              vErrors.push(err78);
            }
            errors++;
          }
        }
        if (data33.in !== void 0) {
          let data35 = data33.in;
          if (typeof data35 === "string") {
            if (func2(data35) < 1) {
              const err79 = { instancePath: instancePath + "/each/in", schemaPath: "#/properties/each/properties/in/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err79];
              } else {
                vErrors.push(err79);
              }
              errors++;
            }
          } else {
            const err80 = { instancePath: instancePath + "/each/in", schemaPath: "#/properties/each/properties/in/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err80];
            } else {
              vErrors.push(err80);
            }
            errors++;
          }
        }
        if (data33.need !== void 0) {
          let data36 = data33.need;
          const _errs90 = errors;
          let valid24 = false;
          let passing2 = null;
          const _errs91 = errors;
          if ("all" !== data36) {
            const err81 = { instancePath: instancePath + "/each/need", schemaPath: "#/properties/each/properties/need/oneOf/0/const", keyword: "const", params: { allowedValue: "all" }, message: "must be equal to constant" };
            if (vErrors === null) {
              vErrors = [err81];
            } else {
              vErrors.push(err81);
            }
            errors++;
          }
          var _valid2 = _errs91 === errors;
          if (_valid2) {
            valid24 = true;
            passing2 = 0;
          }
          const _errs92 = errors;
          if (!(typeof data36 == "number" && (!(data36 % 1) && !isNaN(data36)) && isFinite(data36))) {
            const err82 = { instancePath: instancePath + "/each/need", schemaPath: "#/properties/each/properties/need/oneOf/1/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err82];
            } else {
              vErrors.push(err82);
            }
            errors++;
          }
          if (typeof data36 == "number" && isFinite(data36)) {
            if (data36 > 1e3 || isNaN(data36)) {
              const err83 = { instancePath: instancePath + "/each/need", schemaPath: "#/properties/each/properties/need/oneOf/1/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 }, message: "must be <= 1000" };
              if (vErrors === null) {
                vErrors = [err83];
              } else {
                vErrors.push(err83);
              }
              errors++;
            }
            if (data36 < 0 || isNaN(data36)) {
              const err84 = { instancePath: instancePath + "/each/need", schemaPath: "#/properties/each/properties/need/oneOf/1/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
              if (vErrors === null) {
                vErrors = [err84];
              } else {
                vErrors.push(err84);
              }
              errors++;
            }
          }
          var _valid2 = _errs92 === errors;
          if (_valid2 && valid24) {
            valid24 = false;
            passing2 = [passing2, 1];
          } else {
            if (_valid2) {
              valid24 = true;
              passing2 = 1;
            }
          }
          if (!valid24) {
            const err85 = { instancePath: instancePath + "/each/need", schemaPath: "#/properties/each/properties/need/oneOf", keyword: "oneOf", params: { passingSchemas: passing2 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err85];
            } else {
              vErrors.push(err85);
            }
            errors++;
          } else {
            errors = _errs90;
            if (vErrors !== null) {
              if (_errs90) {
                vErrors.length = _errs90;
              } else {
                vErrors = null;
              }
            }
          }
        }
        if (data33.within !== void 0) {
          let data37 = data33.within;
          if (typeof data37 === "string") {
            if (!pattern17.test(data37)) {
              const err86 = { instancePath: instancePath + "/each/within", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err86];
              } else {
                vErrors.push(err86);
              }
              errors++;
            }
          } else {
            const err87 = { instancePath: instancePath + "/each/within", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err87];
            } else {
              vErrors.push(err87);
            }
            errors++;
          }
        }
        if (data33.steps !== void 0) {
          if (!wrapper0.validate(data33.steps, { instancePath: instancePath + "/each/steps", parentData: data33, parentDataProperty: "steps", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err88 = { instancePath: instancePath + "/each", schemaPath: "#/properties/each/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err88];
        } else {
          vErrors.push(err88);
        }
        errors++;
      }
    }
    if (data.verify !== void 0) {
      let data39 = data.verify;
      if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
        if (data39.part === void 0) {
          const err89 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/required", keyword: "required", params: { missingProperty: "part" }, message: "must have required property 'part'" };
          if (vErrors === null) {
            vErrors = [err89];
          } else {
            vErrors.push(err89);
          }
          errors++;
        }
        for (const key6 in data39) {
          if (!(key6 === "part" || key6 === "on_failure")) {
            const err90 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err90];
            } else {
              vErrors.push(err90);
            }
            errors++;
          }
        }
        if (data39.part !== void 0) {
          let data40 = data39.part;
          if (typeof data40 === "string") {
            if (!pattern4.test(data40)) {
              const err91 = { instancePath: instancePath + "/verify/part", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err91];
              } else {
                vErrors.push(err91);
              }
              errors++;
            }
          } else {
            const err92 = { instancePath: instancePath + "/verify/part", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err92];
            } else {
              vErrors.push(err92);
            }
            errors++;
          }
        }
        if (data39.on_failure !== void 0) {
          let data41 = data39.on_failure;
          if (!(data41 === "fail" || data41 === "continue")) {
            const err93 = { instancePath: instancePath + "/verify/on_failure", schemaPath: "#/properties/verify/properties/on_failure/enum", keyword: "enum", params: { allowedValues: schema129.properties.verify.properties.on_failure.enum }, message: "must be equal to one of the allowed values" };
            if (vErrors === null) {
              vErrors = [err93];
            } else {
              vErrors.push(err93);
            }
            errors++;
          }
        }
      } else {
        const err94 = { instancePath: instancePath + "/verify", schemaPath: "#/properties/verify/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err94];
        } else {
          vErrors.push(err94);
        }
        errors++;
      }
    }
    if (data.approve !== void 0) {
      let data42 = data.approve;
      if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
        if (data42.question === void 0) {
          const err95 = { instancePath: instancePath + "/approve", schemaPath: "#/properties/approve/required", keyword: "required", params: { missingProperty: "question" }, message: "must have required property 'question'" };
          if (vErrors === null) {
            vErrors = [err95];
          } else {
            vErrors.push(err95);
          }
          errors++;
        }
        for (const key7 in data42) {
          if (!(key7 === "question" || key7 === "look" || key7 === "expires")) {
            const err96 = { instancePath: instancePath + "/approve", schemaPath: "#/properties/approve/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err96];
            } else {
              vErrors.push(err96);
            }
            errors++;
          }
        }
        if (data42.question !== void 0) {
          let data43 = data42.question;
          if (typeof data43 === "string") {
            if (func2(data43) < 1) {
              const err97 = { instancePath: instancePath + "/approve/question", schemaPath: "#/properties/approve/properties/question/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err97];
              } else {
                vErrors.push(err97);
              }
              errors++;
            }
          } else {
            const err98 = { instancePath: instancePath + "/approve/question", schemaPath: "#/properties/approve/properties/question/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err98];
            } else {
              vErrors.push(err98);
            }
            errors++;
          }
        }
        if (data42.look !== void 0) {
          let data44 = data42.look;
          if (Array.isArray(data44)) {
            if (data44.length > 20) {
              const err99 = { instancePath: instancePath + "/approve/look", schemaPath: "#/properties/approve/properties/look/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" };
              if (vErrors === null) {
                vErrors = [err99];
              } else {
                vErrors.push(err99);
              }
              errors++;
            }
            if (data44.length < 1) {
              const err100 = { instancePath: instancePath + "/approve/look", schemaPath: "#/properties/approve/properties/look/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err100];
              } else {
                vErrors.push(err100);
              }
              errors++;
            }
            const len2 = data44.length;
            for (let i4 = 0; i4 < len2; i4++) {
              let data45 = data44[i4];
              if (typeof data45 === "string") {
                if (func2(data45) < 1) {
                  const err101 = { instancePath: instancePath + "/approve/look/" + i4, schemaPath: "#/properties/approve/properties/look/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err101];
                  } else {
                    vErrors.push(err101);
                  }
                  errors++;
                }
              } else {
                const err102 = { instancePath: instancePath + "/approve/look/" + i4, schemaPath: "#/properties/approve/properties/look/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err102];
                } else {
                  vErrors.push(err102);
                }
                errors++;
              }
            }
          } else {
            const err103 = { instancePath: instancePath + "/approve/look", schemaPath: "#/properties/approve/properties/look/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err103];
            } else {
              vErrors.push(err103);
            }
            errors++;
          }
        }
        if (data42.expires !== void 0) {
          let data46 = data42.expires;
          if (typeof data46 === "string") {
            if (!pattern17.test(data46)) {
              const err104 = { instancePath: instancePath + "/approve/expires", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err104];
              } else {
                vErrors.push(err104);
              }
              errors++;
            }
          } else {
            const err105 = { instancePath: instancePath + "/approve/expires", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err105];
            } else {
              vErrors.push(err105);
            }
            errors++;
          }
        }
      } else {
        const err106 = { instancePath: instancePath + "/approve", schemaPath: "#/properties/approve/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err106];
        } else {
          vErrors.push(err106);
        }
        errors++;
      }
    }
    if (data.handoff !== void 0) {
      let data47 = data.handoff;
      if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
        if (data47.from === void 0) {
          const err107 = { instancePath: instancePath + "/handoff", schemaPath: "#/properties/handoff/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property 'from'" };
          if (vErrors === null) {
            vErrors = [err107];
          } else {
            vErrors.push(err107);
          }
          errors++;
        }
        if (data47.to === void 0) {
          const err108 = { instancePath: instancePath + "/handoff", schemaPath: "#/properties/handoff/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'" };
          if (vErrors === null) {
            vErrors = [err108];
          } else {
            vErrors.push(err108);
          }
          errors++;
        }
        if (data47.fields === void 0) {
          const err109 = { instancePath: instancePath + "/handoff", schemaPath: "#/properties/handoff/required", keyword: "required", params: { missingProperty: "fields" }, message: "must have required property 'fields'" };
          if (vErrors === null) {
            vErrors = [err109];
          } else {
            vErrors.push(err109);
          }
          errors++;
        }
        for (const key8 in data47) {
          if (!(key8 === "from" || key8 === "to" || key8 === "fields" || key8 === "required" || key8 === "verify" || key8 === "remedy")) {
            const err110 = { instancePath: instancePath + "/handoff", schemaPath: "#/properties/handoff/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err110];
            } else {
              vErrors.push(err110);
            }
            errors++;
          }
        }
        if (data47.from !== void 0) {
          let data48 = data47.from;
          if (typeof data48 === "string") {
            if (!pattern4.test(data48)) {
              const err111 = { instancePath: instancePath + "/handoff/from", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err111];
              } else {
                vErrors.push(err111);
              }
              errors++;
            }
          } else {
            const err112 = { instancePath: instancePath + "/handoff/from", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err112];
            } else {
              vErrors.push(err112);
            }
            errors++;
          }
        }
        if (data47.to !== void 0) {
          let data49 = data47.to;
          if (typeof data49 === "string") {
            if (!pattern4.test(data49)) {
              const err113 = { instancePath: instancePath + "/handoff/to", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err113];
              } else {
                vErrors.push(err113);
              }
              errors++;
            }
          } else {
            const err114 = { instancePath: instancePath + "/handoff/to", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err114];
            } else {
              vErrors.push(err114);
            }
            errors++;
          }
        }
        if (data47.fields !== void 0) {
          let data50 = data47.fields;
          if (data50 && typeof data50 == "object" && !Array.isArray(data50)) {
            for (const key9 in data50) {
              const _errs128 = errors;
              if (typeof key9 === "string") {
                if (!pattern37.test(key9)) {
                  const err115 = { instancePath: instancePath + "/handoff/fields", schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"', propertyName: key9 };
                  if (vErrors === null) {
                    vErrors = [err115];
                  } else {
                    vErrors.push(err115);
                  }
                  errors++;
                }
              } else {
                const err116 = { instancePath: instancePath + "/handoff/fields", schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key9 };
                if (vErrors === null) {
                  vErrors = [err116];
                } else {
                  vErrors.push(err116);
                }
                errors++;
              }
              var valid35 = _errs128 === errors;
              if (!valid35) {
                const err117 = { instancePath: instancePath + "/handoff/fields", schemaPath: "#/properties/handoff/properties/fields/propertyNames", keyword: "propertyNames", params: { propertyName: key9 }, message: "property name must be valid" };
                if (vErrors === null) {
                  vErrors = [err117];
                } else {
                  vErrors.push(err117);
                }
                errors++;
              }
            }
            for (const key10 in data50) {
              if (typeof data50[key10] !== "string") {
                const err118 = { instancePath: instancePath + "/handoff/fields/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/handoff/properties/fields/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err118];
                } else {
                  vErrors.push(err118);
                }
                errors++;
              }
            }
          } else {
            const err119 = { instancePath: instancePath + "/handoff/fields", schemaPath: "#/properties/handoff/properties/fields/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err119];
            } else {
              vErrors.push(err119);
            }
            errors++;
          }
        }
        if (data47.required !== void 0) {
          let data52 = data47.required;
          if (Array.isArray(data52)) {
            const len3 = data52.length;
            for (let i5 = 0; i5 < len3; i5++) {
              let data53 = data52[i5];
              if (typeof data53 === "string") {
                if (!pattern37.test(data53)) {
                  const err120 = { instancePath: instancePath + "/handoff/required/" + i5, schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"' };
                  if (vErrors === null) {
                    vErrors = [err120];
                  } else {
                    vErrors.push(err120);
                  }
                  errors++;
                }
              } else {
                const err121 = { instancePath: instancePath + "/handoff/required/" + i5, schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err121];
                } else {
                  vErrors.push(err121);
                }
                errors++;
              }
            }
            let i6 = data52.length;
            let j2;
            if (i6 > 1) {
              outer2: for (; i6--; ) {
                for (j2 = i6; j2--; ) {
                  if (func0(data52[i6], data52[j2])) {
                    const err122 = { instancePath: instancePath + "/handoff/required", schemaPath: "#/properties/handoff/properties/required/uniqueItems", keyword: "uniqueItems", params: { i: i6, j: j2 }, message: "must NOT have duplicate items (items ## " + j2 + " and " + i6 + " are identical)" };
                    if (vErrors === null) {
                      vErrors = [err122];
                    } else {
                      vErrors.push(err122);
                    }
                    errors++;
                    break outer2;
                  }
                }
              }
            }
          } else {
            const err123 = { instancePath: instancePath + "/handoff/required", schemaPath: "#/properties/handoff/properties/required/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err123];
            } else {
              vErrors.push(err123);
            }
            errors++;
          }
        }
        if (data47.verify !== void 0) {
          if (typeof data47.verify !== "boolean") {
            const err124 = { instancePath: instancePath + "/handoff/verify", schemaPath: "#/properties/handoff/properties/verify/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            if (vErrors === null) {
              vErrors = [err124];
            } else {
              vErrors.push(err124);
            }
            errors++;
          }
        }
        if (data47.remedy !== void 0) {
          let data55 = data47.remedy;
          if (data55 && typeof data55 == "object" && !Array.isArray(data55)) {
            if (data55.max === void 0) {
              const err125 = { instancePath: instancePath + "/handoff/remedy", schemaPath: "#/properties/handoff/properties/remedy/required", keyword: "required", params: { missingProperty: "max" }, message: "must have required property 'max'" };
              if (vErrors === null) {
                vErrors = [err125];
              } else {
                vErrors.push(err125);
              }
              errors++;
            }
            if (data55.prompt === void 0) {
              const err126 = { instancePath: instancePath + "/handoff/remedy", schemaPath: "#/properties/handoff/properties/remedy/required", keyword: "required", params: { missingProperty: "prompt" }, message: "must have required property 'prompt'" };
              if (vErrors === null) {
                vErrors = [err126];
              } else {
                vErrors.push(err126);
              }
              errors++;
            }
            for (const key11 in data55) {
              if (!(key11 === "max" || key11 === "prompt")) {
                const err127 = { instancePath: instancePath + "/handoff/remedy", schemaPath: "#/properties/handoff/properties/remedy/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err127];
                } else {
                  vErrors.push(err127);
                }
                errors++;
              }
            }
            if (data55.max !== void 0) {
              let data56 = data55.max;
              if (!(typeof data56 == "number" && (!(data56 % 1) && !isNaN(data56)) && isFinite(data56))) {
                const err128 = { instancePath: instancePath + "/handoff/remedy/max", schemaPath: "#/properties/handoff/properties/remedy/properties/max/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                if (vErrors === null) {
                  vErrors = [err128];
                } else {
                  vErrors.push(err128);
                }
                errors++;
              }
              if (typeof data56 == "number" && isFinite(data56)) {
                if (data56 > 20 || isNaN(data56)) {
                  const err129 = { instancePath: instancePath + "/handoff/remedy/max", schemaPath: "#/properties/handoff/properties/remedy/properties/max/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" };
                  if (vErrors === null) {
                    vErrors = [err129];
                  } else {
                    vErrors.push(err129);
                  }
                  errors++;
                }
                if (data56 < 1 || isNaN(data56)) {
                  const err130 = { instancePath: instancePath + "/handoff/remedy/max", schemaPath: "#/properties/handoff/properties/remedy/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                  if (vErrors === null) {
                    vErrors = [err130];
                  } else {
                    vErrors.push(err130);
                  }
                  errors++;
                }
              }
            }
            if (data55.prompt !== void 0) {
              let data57 = data55.prompt;
              if (typeof data57 === "string") {
                if (func2(data57) < 1) {
                  const err131 = { instancePath: instancePath + "/handoff/remedy/prompt", schemaPath: "#/properties/handoff/properties/remedy/properties/prompt/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err131];
                  } else {
                    vErrors.push(err131);
                  }
                  errors++;
                }
              } else {
                const err132 = { instancePath: instancePath + "/handoff/remedy/prompt", schemaPath: "#/properties/handoff/properties/remedy/properties/prompt/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err132];
                } else {
                  vErrors.push(err132);
                }
                errors++;
              }
            }
          } else {
            const err133 = { instancePath: instancePath + "/handoff/remedy", schemaPath: "#/properties/handoff/properties/remedy/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err133];
            } else {
              vErrors.push(err133);
            }
            errors++;
          }
        }
      } else {
        const err134 = { instancePath: instancePath + "/handoff", schemaPath: "#/properties/handoff/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err134];
        } else {
          vErrors.push(err134);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      let data58 = data.message;
      if (data58 && typeof data58 == "object" && !Array.isArray(data58)) {
        if (data58.to === void 0) {
          const err135 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property 'to'" };
          if (vErrors === null) {
            vErrors = [err135];
          } else {
            vErrors.push(err135);
          }
          errors++;
        }
        if (data58.subject === void 0) {
          const err136 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/required", keyword: "required", params: { missingProperty: "subject" }, message: "must have required property 'subject'" };
          if (vErrors === null) {
            vErrors = [err136];
          } else {
            vErrors.push(err136);
          }
          errors++;
        }
        if (data58.text === void 0) {
          const err137 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
          if (vErrors === null) {
            vErrors = [err137];
          } else {
            vErrors.push(err137);
          }
          errors++;
        }
        for (const key12 in data58) {
          if (!(key12 === "to" || key12 === "from" || key12 === "subject" || key12 === "text")) {
            const err138 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key12 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err138];
            } else {
              vErrors.push(err138);
            }
            errors++;
          }
        }
        if (data58.to !== void 0) {
          let data59 = data58.to;
          if (typeof data59 === "string") {
            if (!pattern4.test(data59)) {
              const err139 = { instancePath: instancePath + "/message/to", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err139];
              } else {
                vErrors.push(err139);
              }
              errors++;
            }
          } else {
            const err140 = { instancePath: instancePath + "/message/to", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err140];
            } else {
              vErrors.push(err140);
            }
            errors++;
          }
        }
        if (data58.from !== void 0) {
          let data60 = data58.from;
          if (typeof data60 === "string") {
            if (!pattern4.test(data60)) {
              const err141 = { instancePath: instancePath + "/message/from", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err141];
              } else {
                vErrors.push(err141);
              }
              errors++;
            }
          } else {
            const err142 = { instancePath: instancePath + "/message/from", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err142];
            } else {
              vErrors.push(err142);
            }
            errors++;
          }
        }
        if (data58.subject !== void 0) {
          let data61 = data58.subject;
          if (typeof data61 === "string") {
            if (func2(data61) < 1) {
              const err143 = { instancePath: instancePath + "/message/subject", schemaPath: "#/properties/message/properties/subject/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err143];
              } else {
                vErrors.push(err143);
              }
              errors++;
            }
          } else {
            const err144 = { instancePath: instancePath + "/message/subject", schemaPath: "#/properties/message/properties/subject/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err144];
            } else {
              vErrors.push(err144);
            }
            errors++;
          }
        }
        if (data58.text !== void 0) {
          let data62 = data58.text;
          if (typeof data62 === "string") {
            if (func2(data62) < 1) {
              const err145 = { instancePath: instancePath + "/message/text", schemaPath: "#/properties/message/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err145];
              } else {
                vErrors.push(err145);
              }
              errors++;
            }
          } else {
            const err146 = { instancePath: instancePath + "/message/text", schemaPath: "#/properties/message/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err146];
            } else {
              vErrors.push(err146);
            }
            errors++;
          }
        }
      } else {
        const err147 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err147];
        } else {
          vErrors.push(err147);
        }
        errors++;
      }
    }
    if (data.wait !== void 0) {
      let data63 = data.wait;
      const _errs163 = errors;
      let valid46 = false;
      let passing3 = null;
      const _errs164 = errors;
      if (data63 && typeof data63 == "object" && !Array.isArray(data63)) {
        if (data63.for === void 0) {
          const err148 = { instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/oneOf/0/required", keyword: "required", params: { missingProperty: "for" }, message: "must have required property 'for'" };
          if (vErrors === null) {
            vErrors = [err148];
          } else {
            vErrors.push(err148);
          }
          errors++;
        }
      }
      var _valid3 = _errs164 === errors;
      if (_valid3) {
        valid46 = true;
        passing3 = 0;
      }
      const _errs165 = errors;
      if (data63 && typeof data63 == "object" && !Array.isArray(data63)) {
        if (data63.run === void 0) {
          const err149 = { instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/oneOf/1/required", keyword: "required", params: { missingProperty: "run" }, message: "must have required property 'run'" };
          if (vErrors === null) {
            vErrors = [err149];
          } else {
            vErrors.push(err149);
          }
          errors++;
        }
      }
      var _valid3 = _errs165 === errors;
      if (_valid3 && valid46) {
        valid46 = false;
        passing3 = [passing3, 1];
      } else {
        if (_valid3) {
          valid46 = true;
          passing3 = 1;
        }
      }
      if (!valid46) {
        const err150 = { instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/oneOf", keyword: "oneOf", params: { passingSchemas: passing3 }, message: "must match exactly one schema in oneOf" };
        if (vErrors === null) {
          vErrors = [err150];
        } else {
          vErrors.push(err150);
        }
        errors++;
      } else {
        errors = _errs163;
        if (vErrors !== null) {
          if (_errs163) {
            vErrors.length = _errs163;
          } else {
            vErrors = null;
          }
        }
      }
      if (data63 && typeof data63 == "object" && !Array.isArray(data63)) {
        for (const key13 in data63) {
          if (!(key13 === "for" || key13 === "run" || key13 === "part" || key13 === "every")) {
            const err151 = { instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key13 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err151];
            } else {
              vErrors.push(err151);
            }
            errors++;
          }
        }
        if (data63.for !== void 0) {
          let data64 = data63.for;
          if (typeof data64 === "string") {
            if (!pattern17.test(data64)) {
              const err152 = { instancePath: instancePath + "/wait/for", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err152];
              } else {
                vErrors.push(err152);
              }
              errors++;
            }
          } else {
            const err153 = { instancePath: instancePath + "/wait/for", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err153];
            } else {
              vErrors.push(err153);
            }
            errors++;
          }
        }
        if (data63.run !== void 0) {
          let data65 = data63.run;
          if (typeof data65 === "string") {
            if (func2(data65) < 1) {
              const err154 = { instancePath: instancePath + "/wait/run", schemaPath: "#/properties/wait/properties/run/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
              if (vErrors === null) {
                vErrors = [err154];
              } else {
                vErrors.push(err154);
              }
              errors++;
            }
          } else {
            const err155 = { instancePath: instancePath + "/wait/run", schemaPath: "#/properties/wait/properties/run/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err155];
            } else {
              vErrors.push(err155);
            }
            errors++;
          }
        }
        if (data63.part !== void 0) {
          let data66 = data63.part;
          if (typeof data66 === "string") {
            if (!pattern4.test(data66)) {
              const err156 = { instancePath: instancePath + "/wait/part", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err156];
              } else {
                vErrors.push(err156);
              }
              errors++;
            }
          } else {
            const err157 = { instancePath: instancePath + "/wait/part", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err157];
            } else {
              vErrors.push(err157);
            }
            errors++;
          }
        }
        if (data63.every !== void 0) {
          let data67 = data63.every;
          if (typeof data67 === "string") {
            if (!pattern17.test(data67)) {
              const err158 = { instancePath: instancePath + "/wait/every", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err158];
              } else {
                vErrors.push(err158);
              }
              errors++;
            }
          } else {
            const err159 = { instancePath: instancePath + "/wait/every", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err159];
            } else {
              vErrors.push(err159);
            }
            errors++;
          }
        }
      } else {
        const err160 = { instancePath: instancePath + "/wait", schemaPath: "#/properties/wait/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err160];
        } else {
          vErrors.push(err160);
        }
        errors++;
      }
    }
    if (data.use !== void 0) {
      let data68 = data.use;
      if (typeof data68 === "string") {
        if (!pattern4.test(data68)) {
          const err161 = { instancePath: instancePath + "/use", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err161];
          } else {
            vErrors.push(err161);
          }
          errors++;
        }
      } else {
        const err162 = { instancePath: instancePath + "/use", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err162];
        } else {
          vErrors.push(err162);
        }
        errors++;
      }
    }
    if (data.with !== void 0) {
      let data69 = data.with;
      if (data69 && typeof data69 == "object" && !Array.isArray(data69)) {
        for (const key14 in data69) {
          const _errs183 = errors;
          if (typeof key14 === "string") {
            if (!pattern37.test(key14)) {
              const err163 = { instancePath: instancePath + "/with", schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"', propertyName: key14 };
              if (vErrors === null) {
                vErrors = [err163];
              } else {
                vErrors.push(err163);
              }
              errors++;
            }
          } else {
            const err164 = { instancePath: instancePath + "/with", schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key14 };
            if (vErrors === null) {
              vErrors = [err164];
            } else {
              vErrors.push(err164);
            }
            errors++;
          }
          var valid52 = _errs183 === errors;
          if (!valid52) {
            const err165 = { instancePath: instancePath + "/with", schemaPath: "#/properties/with/propertyNames", keyword: "propertyNames", params: { propertyName: key14 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err165];
            } else {
              vErrors.push(err165);
            }
            errors++;
          }
        }
        for (const key15 in data69) {
          let data70 = data69[key15];
          const _errs188 = errors;
          let valid55 = false;
          let passing4 = null;
          const _errs189 = errors;
          if (typeof data70 !== "string") {
            const err166 = { instancePath: instancePath + "/with/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/with/additionalProperties/oneOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err166];
            } else {
              vErrors.push(err166);
            }
            errors++;
          }
          var _valid4 = _errs189 === errors;
          if (_valid4) {
            valid55 = true;
            passing4 = 0;
          }
          const _errs191 = errors;
          if (!(typeof data70 == "number" && isFinite(data70))) {
            const err167 = { instancePath: instancePath + "/with/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/with/additionalProperties/oneOf/1/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err167];
            } else {
              vErrors.push(err167);
            }
            errors++;
          }
          var _valid4 = _errs191 === errors;
          if (_valid4 && valid55) {
            valid55 = false;
            passing4 = [passing4, 1];
          } else {
            if (_valid4) {
              valid55 = true;
              passing4 = 1;
            }
            const _errs193 = errors;
            if (typeof data70 !== "boolean") {
              const err168 = { instancePath: instancePath + "/with/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/with/additionalProperties/oneOf/2/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
              if (vErrors === null) {
                vErrors = [err168];
              } else {
                vErrors.push(err168);
              }
              errors++;
            }
            var _valid4 = _errs193 === errors;
            if (_valid4 && valid55) {
              valid55 = false;
              passing4 = [passing4, 2];
            } else {
              if (_valid4) {
                valid55 = true;
                passing4 = 2;
              }
            }
          }
          if (!valid55) {
            const err169 = { instancePath: instancePath + "/with/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/with/additionalProperties/oneOf", keyword: "oneOf", params: { passingSchemas: passing4 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err169];
            } else {
              vErrors.push(err169);
            }
            errors++;
          } else {
            errors = _errs188;
            if (vErrors !== null) {
              if (_errs188) {
                vErrors.length = _errs188;
              } else {
                vErrors = null;
              }
            }
          }
        }
      } else {
        const err170 = { instancePath: instancePath + "/with", schemaPath: "#/properties/with/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err170];
        } else {
          vErrors.push(err170);
        }
        errors++;
      }
    }
    if (data.parts !== void 0) {
      let data71 = data.parts;
      if (data71 && typeof data71 == "object" && !Array.isArray(data71)) {
        for (const key16 in data71) {
          const _errs197 = errors;
          if (typeof key16 === "string") {
            if (!pattern4.test(key16)) {
              const err171 = { instancePath: instancePath + "/parts", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key16 };
              if (vErrors === null) {
                vErrors = [err171];
              } else {
                vErrors.push(err171);
              }
              errors++;
            }
          } else {
            const err172 = { instancePath: instancePath + "/parts", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key16 };
            if (vErrors === null) {
              vErrors = [err172];
            } else {
              vErrors.push(err172);
            }
            errors++;
          }
          var valid56 = _errs197 === errors;
          if (!valid56) {
            const err173 = { instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/propertyNames", keyword: "propertyNames", params: { propertyName: key16 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err173];
            } else {
              vErrors.push(err173);
            }
            errors++;
          }
        }
        for (const key17 in data71) {
          let data72 = data71[key17];
          if (typeof data72 === "string") {
            if (!pattern4.test(data72)) {
              const err174 = { instancePath: instancePath + "/parts/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
              if (vErrors === null) {
                vErrors = [err174];
              } else {
                vErrors.push(err174);
              }
              errors++;
            }
          } else {
            const err175 = { instancePath: instancePath + "/parts/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err175];
            } else {
              vErrors.push(err175);
            }
            errors++;
          }
        }
      } else {
        const err176 = { instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err176];
        } else {
          vErrors.push(err176);
        }
        errors++;
      }
    }
  } else {
    const err177 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err177];
    } else {
      vErrors.push(err177);
    }
    errors++;
  }
  validate78.errors = vErrors;
  return errors === 0;
}
validate78.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    if (data.length > 200) {
      const err0 = { instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 200 }, message: "must NOT have more than 200 items" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 1) {
      const err1 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (!validate78(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" }, message: "must be array" };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
validate77.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.steps === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "steps" }, message: "must have required property 'steps'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "version" || key0 === "name" || key0 === "description" || key0 === "parts" || key0 === "inputs" || key0 === "limits" || key0 === "steps" || key0 === "finally")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      if (1 !== data.version) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (!pattern4.test(data1)) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      let data2 = data.description;
      if (typeof data2 === "string") {
        if (func2(data2) > 2e3) {
          const err7 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/maxLength", keyword: "maxLength", params: { limit: 2e3 }, message: "must NOT have more than 2000 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.parts !== void 0) {
      let data3 = data.parts;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          const _errs10 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err9 = { instancePath: instancePath + "/parts", schemaPath: "#/$defs/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"', propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          } else {
            const err10 = { instancePath: instancePath + "/parts", schemaPath: "#/$defs/id/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key1 };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
          var valid2 = _errs10 === errors;
          if (!valid2) {
            const err11 = { instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/propertyNames", keyword: "propertyNames", params: { propertyName: key1 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          let data4 = data3[key2];
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.description === void 0) {
              const err12 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/required", keyword: "required", params: { missingProperty: "description" }, message: "must have required property 'description'" };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            for (const key3 in data4) {
              if (!(key3 === "description" || key3 === "many")) {
                const err13 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data4.description !== void 0) {
              let data5 = data4.description;
              if (typeof data5 === "string") {
                if (func2(data5) > 500) {
                  const err14 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/parts/additionalProperties/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
                  if (vErrors === null) {
                    vErrors = [err14];
                  } else {
                    vErrors.push(err14);
                  }
                  errors++;
                }
                if (func2(data5) < 1) {
                  const err15 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/parts/additionalProperties/properties/description/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err15];
                  } else {
                    vErrors.push(err15);
                  }
                  errors++;
                }
              } else {
                const err16 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/parts/additionalProperties/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data4.many !== void 0) {
              if (typeof data4.many !== "boolean") {
                const err17 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/many", schemaPath: "#/properties/parts/additionalProperties/properties/many/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err17];
                } else {
                  vErrors.push(err17);
                }
                errors++;
              }
            }
          } else {
            const err18 = { instancePath: instancePath + "/parts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/parts/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/parts", schemaPath: "#/properties/parts/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.inputs !== void 0) {
      let data7 = data.inputs;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key4 in data7) {
          const _errs23 = errors;
          if (typeof key4 === "string") {
            if (!pattern37.test(key4)) {
              const err20 = { instancePath: instancePath + "/inputs", schemaPath: "#/$defs/field/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}$"', propertyName: key4 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
          } else {
            const err21 = { instancePath: instancePath + "/inputs", schemaPath: "#/$defs/field/type", keyword: "type", params: { type: "string" }, message: "must be string", propertyName: key4 };
            if (vErrors === null) {
              vErrors = [err21];
            } else {
              vErrors.push(err21);
            }
            errors++;
          }
          var valid6 = _errs23 === errors;
          if (!valid6) {
            const err22 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/propertyNames", keyword: "propertyNames", params: { propertyName: key4 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        for (const key5 in data7) {
          let data8 = data7[key5];
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            for (const key6 in data8) {
              if (!(key6 === "description" || key6 === "type" || key6 === "choices" || key6 === "default" || key6 === "secret")) {
                const err23 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/inputs/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err23];
                } else {
                  vErrors.push(err23);
                }
                errors++;
              }
            }
            if (data8.description !== void 0) {
              let data9 = data8.description;
              if (typeof data9 === "string") {
                if (func2(data9) > 500) {
                  const err24 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/inputs/additionalProperties/properties/description/maxLength", keyword: "maxLength", params: { limit: 500 }, message: "must NOT have more than 500 characters" };
                  if (vErrors === null) {
                    vErrors = [err24];
                  } else {
                    vErrors.push(err24);
                  }
                  errors++;
                }
              } else {
                const err25 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", schemaPath: "#/properties/inputs/additionalProperties/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err25];
                } else {
                  vErrors.push(err25);
                }
                errors++;
              }
            }
            if (data8.type !== void 0) {
              let data10 = data8.type;
              if (!(data10 === "text" || data10 === "integer" || data10 === "number" || data10 === "boolean" || data10 === "choice" || data10 === "role" || data10 === "path")) {
                const err26 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/type", schemaPath: "#/properties/inputs/additionalProperties/properties/type/enum", keyword: "enum", params: { allowedValues: schema123.properties.inputs.additionalProperties.properties.type.enum }, message: "must be equal to one of the allowed values" };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            if (data8.choices !== void 0) {
              let data11 = data8.choices;
              if (Array.isArray(data11)) {
                if (data11.length > 50) {
                  const err27 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices", schemaPath: "#/properties/inputs/additionalProperties/properties/choices/maxItems", keyword: "maxItems", params: { limit: 50 }, message: "must NOT have more than 50 items" };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                }
                if (data11.length < 2) {
                  const err28 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices", schemaPath: "#/properties/inputs/additionalProperties/properties/choices/minItems", keyword: "minItems", params: { limit: 2 }, message: "must NOT have fewer than 2 items" };
                  if (vErrors === null) {
                    vErrors = [err28];
                  } else {
                    vErrors.push(err28);
                  }
                  errors++;
                }
                const len0 = data11.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data12 = data11[i0];
                  if (typeof data12 === "string") {
                    if (func2(data12) > 200) {
                      const err29 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices/" + i0, schemaPath: "#/properties/inputs/additionalProperties/properties/choices/items/maxLength", keyword: "maxLength", params: { limit: 200 }, message: "must NOT have more than 200 characters" };
                      if (vErrors === null) {
                        vErrors = [err29];
                      } else {
                        vErrors.push(err29);
                      }
                      errors++;
                    }
                    if (func2(data12) < 1) {
                      const err30 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices/" + i0, schemaPath: "#/properties/inputs/additionalProperties/properties/choices/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                      if (vErrors === null) {
                        vErrors = [err30];
                      } else {
                        vErrors.push(err30);
                      }
                      errors++;
                    }
                  } else {
                    const err31 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices/" + i0, schemaPath: "#/properties/inputs/additionalProperties/properties/choices/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err31];
                    } else {
                      vErrors.push(err31);
                    }
                    errors++;
                  }
                }
                let i1 = data11.length;
                let j0;
                if (i1 > 1) {
                  const indices0 = {};
                  for (; i1--; ) {
                    let item0 = data11[i1];
                    if (typeof item0 !== "string") {
                      continue;
                    }
                    if (typeof indices0[item0] == "number") {
                      j0 = indices0[item0];
                      const err32 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices", schemaPath: "#/properties/inputs/additionalProperties/properties/choices/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 }, message: "must NOT have duplicate items (items ## " + j0 + " and " + i1 + " are identical)" };
                      if (vErrors === null) {
                        vErrors = [err32];
                      } else {
                        vErrors.push(err32);
                      }
                      errors++;
                      break;
                    }
                    indices0[item0] = i1;
                  }
                }
              } else {
                const err33 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/choices", schemaPath: "#/properties/inputs/additionalProperties/properties/choices/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err33];
                } else {
                  vErrors.push(err33);
                }
                errors++;
              }
            }
            if (data8.default !== void 0) {
              let data13 = data8.default;
              const _errs38 = errors;
              let valid13 = false;
              let passing0 = null;
              const _errs39 = errors;
              if (typeof data13 !== "string") {
                const err34 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/default", schemaPath: "#/properties/inputs/additionalProperties/properties/default/oneOf/0/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
              var _valid0 = _errs39 === errors;
              if (_valid0) {
                valid13 = true;
                passing0 = 0;
              }
              const _errs41 = errors;
              if (!(typeof data13 == "number" && isFinite(data13))) {
                const err35 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/default", schemaPath: "#/properties/inputs/additionalProperties/properties/default/oneOf/1/type", keyword: "type", params: { type: "number" }, message: "must be number" };
                if (vErrors === null) {
                  vErrors = [err35];
                } else {
                  vErrors.push(err35);
                }
                errors++;
              }
              var _valid0 = _errs41 === errors;
              if (_valid0 && valid13) {
                valid13 = false;
                passing0 = [passing0, 1];
              } else {
                if (_valid0) {
                  valid13 = true;
                  passing0 = 1;
                }
                const _errs43 = errors;
                if (typeof data13 !== "boolean") {
                  const err36 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/default", schemaPath: "#/properties/inputs/additionalProperties/properties/default/oneOf/2/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                var _valid0 = _errs43 === errors;
                if (_valid0 && valid13) {
                  valid13 = false;
                  passing0 = [passing0, 2];
                } else {
                  if (_valid0) {
                    valid13 = true;
                    passing0 = 2;
                  }
                }
              }
              if (!valid13) {
                const err37 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/default", schemaPath: "#/properties/inputs/additionalProperties/properties/default/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                if (vErrors === null) {
                  vErrors = [err37];
                } else {
                  vErrors.push(err37);
                }
                errors++;
              } else {
                errors = _errs38;
                if (vErrors !== null) {
                  if (_errs38) {
                    vErrors.length = _errs38;
                  } else {
                    vErrors = null;
                  }
                }
              }
            }
            if (data8.secret !== void 0) {
              let data14 = data8.secret;
              if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                if (data14.env === void 0) {
                  const err38 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret", schemaPath: "#/properties/inputs/additionalProperties/properties/secret/required", keyword: "required", params: { missingProperty: "env" }, message: "must have required property 'env'" };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
                for (const key7 in data14) {
                  if (!(key7 === "env")) {
                    const err39 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret", schemaPath: "#/properties/inputs/additionalProperties/properties/secret/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 }, message: "must NOT have additional properties" };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                  }
                }
                if (data14.env !== void 0) {
                  let data15 = data14.env;
                  if (typeof data15 === "string") {
                    if (!pattern7.test(data15)) {
                      const err40 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret/env", schemaPath: "#/properties/inputs/additionalProperties/properties/secret/properties/env/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z_][A-Za-z0-9_]{0,99}$" }, message: 'must match pattern "^[A-Za-z_][A-Za-z0-9_]{0,99}$"' };
                      if (vErrors === null) {
                        vErrors = [err40];
                      } else {
                        vErrors.push(err40);
                      }
                      errors++;
                    }
                  } else {
                    const err41 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret/env", schemaPath: "#/properties/inputs/additionalProperties/properties/secret/properties/env/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err41];
                    } else {
                      vErrors.push(err41);
                    }
                    errors++;
                  }
                }
              } else {
                const err42 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/secret", schemaPath: "#/properties/inputs/additionalProperties/properties/secret/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
          } else {
            const err43 = { instancePath: instancePath + "/inputs/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/inputs/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err43];
            } else {
              vErrors.push(err43);
            }
            errors++;
          }
        }
      } else {
        const err44 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err44];
        } else {
          vErrors.push(err44);
        }
        errors++;
      }
    }
    if (data.limits !== void 0) {
      let data16 = data.limits;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        for (const key8 in data16) {
          if (!(key8 === "agents" || key8 === "cost_usd" || key8 === "time")) {
            const err45 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 }, message: "must NOT have additional properties" };
            if (vErrors === null) {
              vErrors = [err45];
            } else {
              vErrors.push(err45);
            }
            errors++;
          }
        }
        if (data16.agents !== void 0) {
          let data17 = data16.agents;
          if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)) && isFinite(data17))) {
            const err46 = { instancePath: instancePath + "/limits/agents", schemaPath: "#/properties/limits/properties/agents/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            if (vErrors === null) {
              vErrors = [err46];
            } else {
              vErrors.push(err46);
            }
            errors++;
          }
          if (typeof data17 == "number" && isFinite(data17)) {
            if (data17 > 64 || isNaN(data17)) {
              const err47 = { instancePath: instancePath + "/limits/agents", schemaPath: "#/properties/limits/properties/agents/maximum", keyword: "maximum", params: { comparison: "<=", limit: 64 }, message: "must be <= 64" };
              if (vErrors === null) {
                vErrors = [err47];
              } else {
                vErrors.push(err47);
              }
              errors++;
            }
            if (data17 < 1 || isNaN(data17)) {
              const err48 = { instancePath: instancePath + "/limits/agents", schemaPath: "#/properties/limits/properties/agents/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
          }
        }
        if (data16.cost_usd !== void 0) {
          let data18 = data16.cost_usd;
          if (typeof data18 == "number" && isFinite(data18)) {
            if (data18 <= 0 || isNaN(data18)) {
              const err49 = { instancePath: instancePath + "/limits/cost_usd", schemaPath: "#/properties/limits/properties/cost_usd/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 }, message: "must be > 0" };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
          } else {
            const err50 = { instancePath: instancePath + "/limits/cost_usd", schemaPath: "#/properties/limits/properties/cost_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
            if (vErrors === null) {
              vErrors = [err50];
            } else {
              vErrors.push(err50);
            }
            errors++;
          }
        }
        if (data16.time !== void 0) {
          let data19 = data16.time;
          if (typeof data19 === "string") {
            if (!pattern17.test(data19)) {
              const err51 = { instancePath: instancePath + "/limits/time", schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,5}(ms|s|m|h)$" }, message: 'must match pattern "^[1-9][0-9]{0,5}(ms|s|m|h)$"' };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
          } else {
            const err52 = { instancePath: instancePath + "/limits/time", schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err52];
            } else {
              vErrors.push(err52);
            }
            errors++;
          }
        }
      } else {
        const err53 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err53];
        } else {
          vErrors.push(err53);
        }
        errors++;
      }
    }
    if (data.steps !== void 0) {
      if (!validate77(data.steps, { instancePath: instancePath + "/steps", parentData: data, parentDataProperty: "steps", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.finally !== void 0) {
      if (!validate77(data.finally, { instancePath: instancePath + "/finally", parentData: data, parentDataProperty: "finally", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err54 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err54];
    } else {
      vErrors.push(err54);
    }
    errors++;
  }
  validate76.errors = vErrors;
  return errors === 0;
}
validate76.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var rehearsal = validate82;
var pattern88 = new RegExp("^[a-z][a-z0-9_]{0,39}(:[A-Za-z0-9_%-]{1,100})?$", "u");
var schema157 = { "type": "object", "additionalProperties": false, "properties": { "says": { "type": "string", "description": "What the agent reports while it works." }, "writes": { "type": "array", "items": { "$ref": "#/$defs/write" } }, "runs": { "type": "string", "minLength": 1, "description": "A command for sh, run in the agent's worktree after its writes, as the agent's own process." }, "output": { "description": "The step's typed output." }, "fails": { "type": "string", "minLength": 1, "description": "The agent fails, and says this." }, "fails_as": { "enum": ["transient", "timeout", "crash", "output", "exit"], "description": "Of what class its failure is: a step with retry is tried again by it." }, "fails_times": { "type": "integer", "minimum": 1, "description": "How many attempts at the step fail so, before one succeeds; without it, all." }, "cost_usd": { "type": "number", "minimum": 0, "description": "What the agent says it has cost, in US dollars." }, "approve": { "type": "boolean", "description": "What the person answers to an approve step." }, "reason": { "type": "string" } } };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate83.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema157.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.says !== void 0) {
      if (typeof data.says !== "string") {
        const err1 = { instancePath: instancePath + "/says", schemaPath: "#/properties/says/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.writes !== void 0) {
      let data1 = data.writes;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          const _errs9 = errors;
          let valid4 = false;
          let passing0 = null;
          const _errs10 = errors;
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.path === void 0) {
              const err2 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/oneOf/0/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property 'path'" };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
          var _valid0 = _errs10 === errors;
          if (_valid0) {
            valid4 = true;
            passing0 = 0;
          }
          const _errs11 = errors;
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.owned_by === void 0) {
              const err3 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/oneOf/1/required", keyword: "required", params: { missingProperty: "owned_by" }, message: "must have required property 'owned_by'" };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
            }
          }
          var _valid0 = _errs11 === errors;
          if (_valid0 && valid4) {
            valid4 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid4 = true;
              passing0 = 1;
            }
            const _errs12 = errors;
            if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
              if (data2.not_owned_by === void 0) {
                const err4 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/oneOf/2/required", keyword: "required", params: { missingProperty: "not_owned_by" }, message: "must have required property 'not_owned_by'" };
                if (vErrors === null) {
                  vErrors = [err4];
                } else {
                  vErrors.push(err4);
                }
                errors++;
              }
            }
            var _valid0 = _errs12 === errors;
            if (_valid0 && valid4) {
              valid4 = false;
              passing0 = [passing0, 2];
            } else {
              if (_valid0) {
                valid4 = true;
                passing0 = 2;
              }
            }
          }
          if (!valid4) {
            const err5 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          } else {
            errors = _errs9;
            if (vErrors !== null) {
              if (_errs9) {
                vErrors.length = _errs9;
              } else {
                vErrors = null;
              }
            }
          }
          if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.text === void 0) {
              const err6 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/required", keyword: "required", params: { missingProperty: "text" }, message: "must have required property 'text'" };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
            for (const key1 in data2) {
              if (!(key1 === "path" || key1 === "owned_by" || key1 === "not_owned_by" || key1 === "text" || key1 === "refused")) {
                const err7 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
                }
                errors++;
              }
            }
            if (data2.path !== void 0) {
              let data3 = data2.path;
              if (typeof data3 === "string") {
                if (func2(data3) < 1) {
                  const err8 = { instancePath: instancePath + "/writes/" + i0 + "/path", schemaPath: "#/$defs/write/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
              } else {
                const err9 = { instancePath: instancePath + "/writes/" + i0 + "/path", schemaPath: "#/$defs/write/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data2.owned_by !== void 0) {
              if (typeof data2.owned_by !== "string") {
                const err10 = { instancePath: instancePath + "/writes/" + i0 + "/owned_by", schemaPath: "#/$defs/write/properties/owned_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data2.not_owned_by !== void 0) {
              if (typeof data2.not_owned_by !== "string") {
                const err11 = { instancePath: instancePath + "/writes/" + i0 + "/not_owned_by", schemaPath: "#/$defs/write/properties/not_owned_by/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err11];
                } else {
                  vErrors.push(err11);
                }
                errors++;
              }
            }
            if (data2.text !== void 0) {
              if (typeof data2.text !== "string") {
                const err12 = { instancePath: instancePath + "/writes/" + i0 + "/text", schemaPath: "#/$defs/write/properties/text/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data2.refused !== void 0) {
              if (typeof data2.refused !== "boolean") {
                const err13 = { instancePath: instancePath + "/writes/" + i0 + "/refused", schemaPath: "#/$defs/write/properties/refused/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
          } else {
            const err14 = { instancePath: instancePath + "/writes/" + i0, schemaPath: "#/$defs/write/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/writes", schemaPath: "#/properties/writes/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.runs !== void 0) {
      let data8 = data.runs;
      if (typeof data8 === "string") {
        if (func2(data8) < 1) {
          const err16 = { instancePath: instancePath + "/runs", schemaPath: "#/properties/runs/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/runs", schemaPath: "#/properties/runs/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.fails !== void 0) {
      let data9 = data.fails;
      if (typeof data9 === "string") {
        if (func2(data9) < 1) {
          const err18 = { instancePath: instancePath + "/fails", schemaPath: "#/properties/fails/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = { instancePath: instancePath + "/fails", schemaPath: "#/properties/fails/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.fails_as !== void 0) {
      let data10 = data.fails_as;
      if (!(data10 === "transient" || data10 === "timeout" || data10 === "crash" || data10 === "output" || data10 === "exit")) {
        const err20 = { instancePath: instancePath + "/fails_as", schemaPath: "#/properties/fails_as/enum", keyword: "enum", params: { allowedValues: schema157.properties.fails_as.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.fails_times !== void 0) {
      let data11 = data.fails_times;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err21 = { instancePath: instancePath + "/fails_times", schemaPath: "#/properties/fails_times/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
      if (typeof data11 == "number" && isFinite(data11)) {
        if (data11 < 1 || isNaN(data11)) {
          const err22 = { instancePath: instancePath + "/fails_times", schemaPath: "#/properties/fails_times/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
      }
    }
    if (data.cost_usd !== void 0) {
      let data12 = data.cost_usd;
      if (typeof data12 == "number" && isFinite(data12)) {
        if (data12 < 0 || isNaN(data12)) {
          const err23 = { instancePath: instancePath + "/cost_usd", schemaPath: "#/properties/cost_usd/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
          if (vErrors === null) {
            vErrors = [err23];
          } else {
            vErrors.push(err23);
          }
          errors++;
        }
      } else {
        const err24 = { instancePath: instancePath + "/cost_usd", schemaPath: "#/properties/cost_usd/type", keyword: "type", params: { type: "number" }, message: "must be number" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
    if (data.approve !== void 0) {
      if (typeof data.approve !== "boolean") {
        const err25 = { instancePath: instancePath + "/approve", schemaPath: "#/properties/approve/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err25];
        } else {
          vErrors.push(err25);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      if (typeof data.reason !== "string") {
        const err26 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
  } else {
    const err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err27];
    } else {
      vErrors.push(err27);
    }
    errors++;
  }
  validate83.errors = vErrors;
  return errors === 0;
}
validate83.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" }, message: "must have required property 'version'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.playbook === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "playbook" }, message: "must have required property 'playbook'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.steps === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "steps" }, message: "must have required property 'steps'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "version" || key0 === "playbook" || key0 === "inputs" || key0 === "steps")) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      if (1 !== data.version) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 }, message: "must be equal to constant" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.playbook !== void 0) {
      let data1 = data.playbook;
      if (typeof data1 === "string") {
        if (!pattern4.test(data1)) {
          const err5 = { instancePath: instancePath + "/playbook", schemaPath: "#/properties/playbook/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]{0,39}$" }, message: 'must match pattern "^[a-z][a-z0-9-]{0,39}$"' };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/playbook", schemaPath: "#/properties/playbook/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.inputs !== void 0) {
      let data2 = data.inputs;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (typeof data2[key1] !== "string") {
            const err7 = { instancePath: instancePath + "/inputs/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/inputs/additionalProperties/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.steps !== void 0) {
      let data4 = data.steps;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key2 in data4) {
          const _errs12 = errors;
          if (typeof key2 === "string") {
            if (!pattern88.test(key2)) {
              const err9 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]{0,39}(:[A-Za-z0-9_%-]{1,100})?$" }, message: 'must match pattern "^[a-z][a-z0-9_]{0,39}(:[A-Za-z0-9_%-]{1,100})?$"', propertyName: key2 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          var valid2 = _errs12 === errors;
          if (!valid2) {
            const err10 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/propertyNames", keyword: "propertyNames", params: { propertyName: key2 }, message: "property name must be valid" };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        for (const key3 in data4) {
          let data5 = data4[key3];
          if (Array.isArray(data5)) {
            if (data5.length < 1) {
              const err11 = { instancePath: instancePath + "/steps/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/steps/additionalProperties/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
            }
            const len0 = data5.length;
            for (let i0 = 0; i0 < len0; i0++) {
              if (!validate83(data5[i0], { instancePath: instancePath + "/steps/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, parentData: data5, parentDataProperty: i0, rootData, dynamicAnchors })) {
                vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
                errors = vErrors.length;
              }
            }
          } else {
            const err12 = { instancePath: instancePath + "/steps/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/steps/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            if (vErrors === null) {
              vErrors = [err12];
            } else {
              vErrors.push(err12);
            }
            errors++;
          }
        }
      } else {
        const err13 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "object" }, message: "must be object" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
validate82.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var decision = validate85;
var schema159 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "coord/decision", "title": "ProposalFile", "description": "A decision to be made, as coord decision propose --file takes it.", "type": "object", "additionalProperties": false, "required": ["title"], "properties": { "title": { "type": "string", "description": "What is to be decided, in one line." }, "description": { "type": "string", "description": "Why it is to be decided, and what matters." }, "category": { "type": "string", "description": "What it is about, such as api-design. Default: general." }, "scope": { "type": "string", "description": "How far it reaches, such as service. Default: project." }, "tags": { "type": "array", "items": { "type": "string" } }, "options": { "type": "array", "description": "The ways to decide.", "items": { "$ref": "#/$defs/option" } }, "input_from": { "type": "array", "description": "Roles whose input is needed.", "items": { "type": "string" } }, "deadline": { "type": "string", "description": "A duration (4h, 2d), a date (2026-01-15) or a time (2026-01-15T16:00Z)." }, "affects": { "type": "array", "description": "Roles, or all. Default: all.", "items": { "type": "string" } }, "task": { "type": "string", "description": "The task that it is needed for: TASK-0001." }, "replaces": { "type": "array", "description": "Decisions that are superseded as soon as this one is decided.", "items": { "type": "string" } } }, "$defs": { "option": { "title": "ProposedOption", "type": "object", "additionalProperties": false, "required": ["name"], "properties": { "name": { "type": "string" }, "pros": { "type": "array", "description": "What speaks for it.", "items": { "type": "string" } }, "cons": { "type": "array", "description": "What speaks against it.", "items": { "type": "string" } } } } } };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" }, message: "must have required property 'title'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema159.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      if (typeof data.title !== "string") {
        const err2 = { instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err3 = { instancePath: instancePath + "/description", schemaPath: "#/properties/description/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.category !== void 0) {
      if (typeof data.category !== "string") {
        const err4 = { instancePath: instancePath + "/category", schemaPath: "#/properties/category/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.scope !== void 0) {
      if (typeof data.scope !== "string") {
        const err5 = { instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.tags !== void 0) {
      let data4 = data.tags;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data4[i0] !== "string") {
            const err6 = { instancePath: instancePath + "/tags/" + i0, schemaPath: "#/properties/tags/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/tags", schemaPath: "#/properties/tags/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.options !== void 0) {
      let data6 = data.options;
      if (Array.isArray(data6)) {
        const len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data7 = data6[i1];
          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
            if (data7.name === void 0) {
              const err8 = { instancePath: instancePath + "/options/" + i1, schemaPath: "#/$defs/option/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
            }
            for (const key1 in data7) {
              if (!(key1 === "name" || key1 === "pros" || key1 === "cons")) {
                const err9 = { instancePath: instancePath + "/options/" + i1, schemaPath: "#/$defs/option/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
            if (data7.name !== void 0) {
              if (typeof data7.name !== "string") {
                const err10 = { instancePath: instancePath + "/options/" + i1 + "/name", schemaPath: "#/$defs/option/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            if (data7.pros !== void 0) {
              let data9 = data7.pros;
              if (Array.isArray(data9)) {
                const len2 = data9.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  if (typeof data9[i2] !== "string") {
                    const err11 = { instancePath: instancePath + "/options/" + i1 + "/pros/" + i2, schemaPath: "#/$defs/option/properties/pros/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err11];
                    } else {
                      vErrors.push(err11);
                    }
                    errors++;
                  }
                }
              } else {
                const err12 = { instancePath: instancePath + "/options/" + i1 + "/pros", schemaPath: "#/$defs/option/properties/pros/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
            if (data7.cons !== void 0) {
              let data11 = data7.cons;
              if (Array.isArray(data11)) {
                const len3 = data11.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  if (typeof data11[i3] !== "string") {
                    const err13 = { instancePath: instancePath + "/options/" + i1 + "/cons/" + i3, schemaPath: "#/$defs/option/properties/cons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    if (vErrors === null) {
                      vErrors = [err13];
                    } else {
                      vErrors.push(err13);
                    }
                    errors++;
                  }
                }
              } else {
                const err14 = { instancePath: instancePath + "/options/" + i1 + "/cons", schemaPath: "#/$defs/option/properties/cons/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                if (vErrors === null) {
                  vErrors = [err14];
                } else {
                  vErrors.push(err14);
                }
                errors++;
              }
            }
          } else {
            const err15 = { instancePath: instancePath + "/options/" + i1, schemaPath: "#/$defs/option/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/options", schemaPath: "#/properties/options/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.input_from !== void 0) {
      let data13 = data.input_from;
      if (Array.isArray(data13)) {
        const len4 = data13.length;
        for (let i4 = 0; i4 < len4; i4++) {
          if (typeof data13[i4] !== "string") {
            const err17 = { instancePath: instancePath + "/input_from/" + i4, schemaPath: "#/properties/input_from/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/input_from", schemaPath: "#/properties/input_from/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.deadline !== void 0) {
      if (typeof data.deadline !== "string") {
        const err19 = { instancePath: instancePath + "/deadline", schemaPath: "#/properties/deadline/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.affects !== void 0) {
      let data16 = data.affects;
      if (Array.isArray(data16)) {
        const len5 = data16.length;
        for (let i5 = 0; i5 < len5; i5++) {
          if (typeof data16[i5] !== "string") {
            const err20 = { instancePath: instancePath + "/affects/" + i5, schemaPath: "#/properties/affects/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/affects", schemaPath: "#/properties/affects/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.task !== void 0) {
      if (typeof data.task !== "string") {
        const err22 = { instancePath: instancePath + "/task", schemaPath: "#/properties/task/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.replaces !== void 0) {
      let data19 = data.replaces;
      if (Array.isArray(data19)) {
        const len6 = data19.length;
        for (let i6 = 0; i6 < len6; i6++) {
          if (typeof data19[i6] !== "string") {
            const err23 = { instancePath: instancePath + "/replaces/" + i6, schemaPath: "#/properties/replaces/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            if (vErrors === null) {
              vErrors = [err23];
            } else {
              vErrors.push(err23);
            }
            errors++;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/replaces", schemaPath: "#/properties/replaces/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  config,
  decision,
  playbook,
  rehearsal
};
