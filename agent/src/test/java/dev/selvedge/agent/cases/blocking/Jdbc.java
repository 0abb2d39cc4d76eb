package dev.selvedge.agent.cases.blocking;

import dev.selvedge.agent.cases.support.Loop;
import dev.selvedge.agent.cases.support.WireDriver;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import javax.sql.DataSource;

/** JDBC: a call is one, however often the driver waits for the network. */
public final class Jdbc {

  public static void main(String[] args) throws Exception {
    WireDriver driver = new WireDriver(Servers.echo().getPort());
    DriverManager.registerDriver(driver);
    Loop.run(args, () -> calls(driver));
    DriverManager.deregisterDriver(driver);
  }

  private static void calls(DataSource pool) throws Exception {
    String url = "jdbc:wire";
    try (Connection connection = DriverManager.getConnection(url)) { // FINDING: BlockedEventLoop
      statements(connection);
    }
    try (Connection connection = pool.getConnection()) { // FINDING: BlockedEventLoop
      pooled(connection);
    }
  }

  private static void statements(Connection connection) throws Exception {
    PreparedStatement statement = connection.prepareStatement("x"); // FINDING: BlockedEventLoop
    statement.setInt(1, 1);
    ResultSet rows = statement.executeQuery(); // FINDING: BlockedEventLoop
    rows.next(); // FINDING: BlockedEventLoop
    rows.getString(1);
    rows.close();
    connection.commit(); // FINDING: BlockedEventLoop
  }

  private static void pooled(Connection connection) throws Exception {
    PreparedStatement statement = connection.prepareStatement("x"); // FINDING: BlockedEventLoop
    statement.executeUpdate(); // FINDING: BlockedEventLoop
    statement.execute(); // FINDING: BlockedEventLoop
    ResultSet rows = statement.executeQuery(); // FINDING: BlockedEventLoop
    rows.next(); // FINDING: BlockedEventLoop
  }
}
