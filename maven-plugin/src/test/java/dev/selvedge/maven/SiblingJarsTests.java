package dev.selvedge.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class SiblingJarsTests {

  @Test
  void areThoseThatAModuleNeedsAlsoThroughOthers() {
    MavenProject base = Projects.project("base", "1.0-SNAPSHOT");
    MavenProject shop = Projects.project("shop", "1.0-SNAPSHOT", "base", "guava");
    MavenProject web = Projects.project("web", "1.0-SNAPSHOT", "shop");
    MavenProject other = Projects.project("other", "1.0-SNAPSHOT", "base");

    assertThat(SiblingJars.of(web, List.of(base, shop, web, other)))
        .containsExactly("shop-1.0*.jar", "base-1.0*.jar");
    assertThat(SiblingJars.of(base, List.of(base, shop, web, other))).isEmpty();
  }

  @Test
  void areKnownByTheNamesThatTheirModulesGiveThem() {
    MavenProject shop = Projects.project("shop", "1.0");
    shop.getBuild().setFinalName("acme-shop");
    MavenProject web = Projects.project("web", "1.0", "shop");

    assertThat(SiblingJars.of(web, List.of(shop, web)))
        .containsExactly("shop-1.0*.jar", "acme-shop*.jar");
  }
}
