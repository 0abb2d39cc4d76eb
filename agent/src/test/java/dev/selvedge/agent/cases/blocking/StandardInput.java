package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Scanner;

/** Standard input. */
public final class StandardInput {

  public static void main(String[] args) throws Exception {
    Loop.run(args, StandardInput::calls);
  }

  private static void calls() throws Exception {
    System.in.read(); // FINDING: BlockedEventLoop
    BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
    reader.readLine(); // FINDING: BlockedEventLoop
    System.in.readAllBytes(); // FINDING: BlockedEventLoop
    Scanner scanner = new Scanner(System.in);
    scanner.hasNextLine(); // FINDING: BlockedEventLoop
  }
}
