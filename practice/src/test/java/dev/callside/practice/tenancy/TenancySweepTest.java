package dev.callside.practice.tenancy;

import dev.callside.practice.testing.TenancySweep;
import java.util.Set;

/** Proves that the database itself keeps practices apart, as far as this module made it. */
class TenancySweepTest implements TenancySweep {

    @Override
    public Set<String> schemas() {
        return Set.of("practice");
    }

    @Override
    public String functions() {
        return """
                app practice.current_practice
                worker practice.current_practice
                door practice.current_practice
                door practice.clock_ahead
                door practice.consume_launch
                door practice.find_api_key
                door practice.find_host
                door practice.find_session
                door practice.host_may
                worker practice.find_host
                worker practice.host_may""";
    }
}
