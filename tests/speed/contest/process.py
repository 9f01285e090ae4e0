"""A contestant as the contest sees it: a process that loads, then runs whenever it is told to."""

import json
import subprocess


class Contestant:
    def __init__(self, name, command, rows=None, workload_rows=None):
        self.name = name
        # Who is given fewer rows than the others is taken to need as much for each of the rest.
        self.scale = workload_rows / rows if rows and workload_rows else 1
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ready = self.answer()["ready"]
        self.judged = None
        self.decides = "written_bytes" not in self.ready  # the floor decides nothing

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended with exit code {self.process.wait()}")
        return json.loads(line)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.answer()

    def seconds(self, command="run"):
        """None if it does not know the command."""
        found = self.ask(command).get("seconds")
        return None if found is None else found * self.scale

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def take_turns(contestants, budget, least=3, most=15):
    """Seconds of each, run by run: one after another, again and again, for about as many seconds as the budget says."""
    first = [contestant.seconds() for contestant in contestants]  # warms up, and is not counted
    rounds = max(least, min(most, int(budget / max(sum(first), 1e-9))))
    runs = [[contestant.seconds() for contestant in contestants] for _ in range(rounds)]
    return [list(of_one) for of_one in zip(*runs)]
