package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame.Owner;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeOwnerTests {

  @AfterEach
  void goByPlaceAgain() {
    CodeOwner.user(List.of(), List.of());
  }

  @Test
  void ofClassesOfTheJdkIsTheJdkWhicheverLoaderHasThem() {
    assertThat(CodeOwner.of(ArrayList.class)).isEqualTo(Owner.JDK);
    assertThat(CodeOwner.of(DriverManager.class)).isEqualTo(Owner.JDK);
  }

  @Test
  void ofClassesInAFolderIsTheUser() {
    assertThat(CodeOwner.of(CodeOwnerTests.class)).isEqualTo(Owner.USER);
  }

  @Test
  void ofClassesInAJarIsALibrary() {
    assertThat(CodeOwner.of(Test.class)).isEqualTo(Owner.LIBRARY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/app/classes/", "jar:file:/app/app.jar!/BOOT-INF/classes!/"})
  void ofClassesInAFolderEvenOfAnArchiveIsTheUser(String location) throws Exception {
    assertThat(CodeOwner.of(MadeUpClass.of("com.acme.Own", location))).isEqualTo(Owner.USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/app/lib/x.jar", "jar:file:/app/app.jar!/BOOT-INF/lib/x.jar!/"})
  void ofClassesInAJarEvenOfAnArchiveIsALibrary(String location) throws Exception {
    assertThat(CodeOwner.of(MadeUpClass.of("org.lib.X", location))).isEqualTo(Owner.LIBRARY);
  }

  @Test
  void ofClassesFromNowhereIsALibrary() throws Exception {
    assertThat(CodeOwner.of(MadeUpClass.of("org.lib.Generated", null))).isEqualTo(Owner.LIBRARY);
  }

  @Test
  void isTheUserForThePackagesThatTheUserNamedAndForNoOther() throws Exception {
    CodeOwner.user(List.of("com.acme", "org.acme.Main"), List.of("tools*.jar"));

    assertThat(of("com.acme.Shop", "file:/lib/acme.jar")).isEqualTo(Owner.USER);
    assertThat(of("com.acme.orders.Order", "file:/lib/acme.jar")).isEqualTo(Owner.USER);
    assertThat(of("org.acme.Main", "file:/lib/acme.jar")).isEqualTo(Owner.USER);
    assertThat(of("com.acmetools.Tool", "file:/classes/")).isEqualTo(Owner.LIBRARY);
    assertThat(of("com.other.Tool", "file:/classes/")).isEqualTo(Owner.LIBRARY);
    assertThat(of("com.other.Tool2", "file:/lib/tools-1.jar")).isEqualTo(Owner.LIBRARY);
    assertThat(CodeOwner.of(HashMap.class)).isEqualTo(Owner.JDK);
  }

  @Test
  void isTheUserForTheJarsThatTheUserNamedBesideFolders() throws Exception {
    CodeOwner.user(List.of(), List.of("shop-1.0*.jar"));

    assertThat(of("com.acme.Shop", "file:/shop/target/shop-1.0-SNAPSHOT.jar"))
        .isEqualTo(Owner.USER);
    assertThat(of("com.acme.Own", "jar:file:/app.jar!/BOOT-INF/lib/shop-1.0.jar!/"))
        .isEqualTo(Owner.USER);
    assertThat(of("com.acme.Test", "file:/classes/")).isEqualTo(Owner.USER);
    assertThat(of("org.lib.Y", "file:/shop-1.0/lib/y.jar")).isEqualTo(Owner.LIBRARY);
    assertThat(of("org.lib.Z", "file:/lib/workshop-1.0.jar")).isEqualTo(Owner.LIBRARY);
    assertThat(CodeOwner.of(HashMap.class)).isEqualTo(Owner.JDK);
  }

  private static Owner of(String name, String location) throws Exception {
    return CodeOwner.of(MadeUpClass.of(name, location));
  }
}
